/** A homework for the grader's own tests: a server that answers each line with the same. Hostile versions are in src/test/hostile. */
package echo;
