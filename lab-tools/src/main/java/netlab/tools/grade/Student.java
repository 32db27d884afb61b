package netlab.tools.grade;

/**
 * Who handed in a submission.
 *
 * @param id what the learning platform calls the student: a number, or else the name of the folder; unique in a batch, and
 *     safe as a file name
 * @param name the name as the platform gives it, composed Unicode (NFC), for people to read
 * @param email as some platforms give it; may be empty
 */
public record Student(String id, String name, String email) {}
