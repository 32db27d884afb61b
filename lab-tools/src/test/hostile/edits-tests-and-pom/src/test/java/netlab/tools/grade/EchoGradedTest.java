package netlab.tools.grade;

class EchoGradedTest {}
