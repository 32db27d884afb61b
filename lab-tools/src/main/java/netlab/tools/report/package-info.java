/**
 * What is told of the results: to students why, to instructors where the class stands, to learning platforms the points.
 *
 * <pre>
 * REPORT/index.html                       the class: one file, no network
 *        grades.csv                       for a spreadsheet
 *        grades-moodle.csv                Moodle's grading worksheet        grades-canvas.csv   Canvas's gradebook
 *        junit.xml                        a suite for each student
 *        students/ID/feedback.html        both languages in one file
 *                    feedback.md          English                           feedback.ko.md      Korean
 *                    results.json         Gradescope
 *                    *.pcap               captures, where the grader has made some
 * </pre>
 *
 * Students' names, outputs and compiler messages are foreign text: escaped for where they go, with control characters
 * made visible. The same results make the same bytes.
 */
package netlab.tools.report;
