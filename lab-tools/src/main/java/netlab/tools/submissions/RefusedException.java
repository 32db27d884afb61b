package netlab.tools.submissions;

import java.util.Locale;

/** A submission that cannot be taken, with the verdict: a sentence in English, and on the next line in Korean. */
final class RefusedException extends Exception {
    private static final long serialVersionUID = 1;

    private RefusedException(String english, String korean) {
        super(english + "\n" + korean);
    }

    static RefusedException empty() {
        return new RefusedException("There is no file in the submission.", "제출물에 파일이 하나도 없습니다.");
    }

    static RefusedException emptyFile(String file) {
        return new RefusedException(
                file + " has no bytes: the upload broke off. Hand it in again.",
                file + " 파일이 0바이트입니다. 업로드가 끊긴 것이니 다시 제출하십시오.");
    }

    static RefusedException notAnArchive(String file) {
        return new RefusedException(
                file + " is no zip file, whatever its name says. Hand in a .zip of the project folder.",
                file + " 파일은 이름과 달리 zip 형식이 아닙니다. 프로젝트 폴더를 .zip으로 압축해 제출하십시오.");
    }

    static RefusedException otherArchive(String file, String format) {
        return new RefusedException(
                file + " is a " + format + " archive, which is not read here. Hand in a .zip of the project folder.",
                file + " 파일은 " + format + " 압축 파일이라 읽을 수 없습니다. 프로젝트 폴더를 .zip으로 압축해 제출하십시오.");
    }

    static RefusedException damaged(String file, String detail) {
        return new RefusedException(
                file + " is damaged or cut off (" + detail + "). Make the zip again, open it once, and hand it in.",
                file + " 파일이 손상되었거나 중간에 잘렸습니다 (" + detail + "). 다시 압축하여 열어 본 뒤 제출하십시오.");
    }

    static RefusedException encrypted(String file) {
        return new RefusedException(
                file + " asks for a password. Hand in a zip without one.",
                file + " 파일에 암호가 걸려 있습니다. 암호 없이 압축해 제출하십시오.");
    }

    static RefusedException unknownMethod(String file) {
        return new RefusedException(
                file + " is packed by a method that few programs know. Make the zip with the system's own program.",
                file + " 파일의 압축 방식을 지원하지 않습니다. 운영체제의 기본 압축 기능으로 다시 압축하십시오.");
    }

    static RefusedException path(String path, String why) {
        return new RefusedException(
                "The archive has a path that is not taken: " + path + " (" + why + ").",
                "압축 파일에 허용되지 않는 경로가 있습니다: " + path + " (" + why + ").");
    }

    static RefusedException tooManyFiles(int limit) {
        return new RefusedException(
                String.format(
                        Locale.ROOT,
                        "More than %,d files: hand in the project folder alone, without build output.",
                        limit),
                String.format(Locale.ROOT, "파일이 %,d개를 넘습니다. 빌드 결과물을 빼고 프로젝트 폴더만 제출하십시오.", limit));
    }

    static RefusedException tooManyBytes(long limit) {
        return new RefusedException(
                String.format(
                        Locale.ROOT, "More than %,d bytes when unpacked: hand in the project folder alone.", limit),
                String.format(Locale.ROOT, "압축을 풀면 %,d바이트를 넘습니다. 프로젝트 폴더만 제출하십시오.", limit));
    }

    static RefusedException bomb(String file, int ratio) {
        return new RefusedException(
                file + " unpacks to more than " + ratio + " times its size: a zip bomb.",
                file + " 파일은 압축을 풀면 " + ratio + "배보다 커집니다(압축 폭탄).");
    }

    static RefusedException tooDeep(int limit) {
        return new RefusedException(
                "Zips within zips, more than " + limit + " deep. Hand in one zip of the project folder.",
                "압축 파일이 " + limit + "단계보다 깊이 중첩되어 있습니다. 프로젝트 폴더를 한 번만 압축해 제출하십시오.");
    }

    static RefusedException unreadable(String why) {
        return new RefusedException("The submission could not be read: " + why + ".", "제출물을 읽지 못했습니다: " + why + ".");
    }
}
