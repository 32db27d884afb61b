/**
 * Grading on other people's machines: Gradescope's, by an autograder.zip, and GitHub's, by a workflow for GitHub Classroom.
 *
 * <pre>
 * MODULE-autograder.zip
 *   setup.sh          run once, when Gradescope makes its image: a JDK, and all that Maven needs
 *   run_autograder    run for each submission: netlab grade, results.json
 *   grader/           the hand-out for graders: hidden tests, lab-tools, Maven's wrapper
 * </pre>
 *
 * @see <a href="https://gradescope-autograders.readthedocs.io/en/latest/specs/">Gradescope: Autograder Specifications</a>
 */
package netlab.tools.gradescope;
