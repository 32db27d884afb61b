package netlab.tools.submissions;

import java.util.List;
import netlab.tools.grade.Sentence;

/** What is said of files that were taken in otherwise than they were handed in. */
final class Notes {
    private Notes() {}

    static Sentence late() {
        return new Sentence("handed in late", "늦게 제출했습니다");
    }

    static Sentence oneOfSeveral(String id, long times, String file) {
        return new Sentence(
                id + " has handed in " + times + " times; this is " + file,
                id + ": " + times + "번 제출했고, 이것은 " + file + "입니다");
    }

    static Sentence ofTools(String folder, int files) {
        return new Sentence(
                "left out: " + folder + "/ (" + files + " file" + (files == 1 ? "" : "s") + " of a build or an editor)",
                "제외: " + folder + "/ (빌드나 편집기가 만든 파일 " + files + "개)");
    }

    static Sentence symbolicLink(String path) {
        return new Sentence("left out: " + path + " is a symbolic link", "제외: " + path + " (심볼릭 링크)");
    }

    static Sentence noRegularFile(String path) {
        return new Sentence("left out: " + path + " is no regular file", "제외: " + path + " (일반 파일이 아님)");
    }

    static Sentence renamed(String path) {
        return new Sentence(
                "renamed: " + path + ", which this system cannot store without a UTF-8 locale",
                "이름 변경: " + path + " (시스템의 로캘이 UTF-8이 아니어서 그대로 저장할 수 없음)");
    }

    static Sentence twice(String path) {
        return new Sentence(path + " is there twice; the last one is taken", path + ": 두 번 들어 있어 마지막 것을 썼습니다");
    }

    static Sentence sameButForCase(String path, String first) {
        return new Sentence(
                "left out: " + path + " differs from " + first + " in upper and lower case alone",
                "제외: " + path + " (" + first + " 파일과 대소문자만 다름)");
    }

    static Sentence severalProjects(String taken, List<String> others) {
        String names = String.join(", ", others);
        return new Sentence(
                "several projects: " + taken + " is taken; " + names + " not",
                "프로젝트가 여럿입니다. 채점한 것: " + taken + "; 쓰지 않은 것: " + names);
    }

    static Sentence secondOfItsName(String file) {
        return new Sentence(
                "left out: " + file + ", the second class of that name", "제외: " + file + " (이름이 같은 두 번째 클래스)");
    }

    static Sentence laidOut(int files) {
        return new Sentence(
                "no src/main/java: " + files + " Java file" + (files == 1 ? " was" : "s were")
                        + " put where the package statement says",
                "src/main/java가 없어 Java 파일 " + files + "개를 package 선언대로 배치했습니다");
    }

    static Sentence more(int notes) {
        return new Sentence("and " + notes + " more notes of this kind", "이와 같은 알림 " + notes + "개 더");
    }
}
