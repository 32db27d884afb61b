/** What the lab's tests are made of. */
package netlab.testkit;
