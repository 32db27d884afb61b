package netlab.tools.grade;

/**
 * Why a test failed, in words for the student.
 *
 * @param code the misconception, {@code ONE_READ}; the name of a {@link netlab.testkit.grading.Misconception}
 * @param english one sentence that names it
 * @param korean the same sentence
 * @param readme where to read on, a heading of the homework's README, {@code #pitfalls}
 * @param detail what was expected and what came instead, for this submission
 * @param evidence transcripts with hexdump and sequence diagram, and what the program printed; plain text, may be empty
 * @param reproduce a command line that shows it again, may be empty
 * @param capture file name of the .pcap with the bytes of the conversation, in the submission's report folder; may be empty
 */
public record Finding(
        String code,
        String english,
        String korean,
        String readme,
        String detail,
        String evidence,
        String reproduce,
        String capture) {}
