package netlab.tools.handout;

/**
 * A test method.
 *
 * @param testClass the full name of the class that was run, {@code netlab.calculator.CalculatorServerTest$Limits}
 */
record TestId(String testClass, String method) implements Comparable<TestId> {
    @Override
    public int compareTo(TestId other) {
        int byClass = testClass.compareTo(other.testClass);
        return byClass != 0 ? byClass : method.compareTo(other.method);
    }

    /** Returns {@code CalculatorServerTest.answersOneRequest}. */
    @Override
    public String toString() {
        return testClass.substring(testClass.lastIndexOf('.') + 1) + "." + method;
    }
}
