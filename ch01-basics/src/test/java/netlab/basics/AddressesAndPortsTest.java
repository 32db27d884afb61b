package netlab.basics;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AddressesAndPortsTest {
    @ParameterizedTest
    @CsvSource({
        "127.0.0.1, IPv4 loopback",
        "::1, IPv6 loopback",
        "169.254.1.1, IPv4 link-local",
        "fe80::1, IPv6 link-local",
        "10.0.0.1, IPv4 private",
        "172.31.0.1, IPv4 private",
        "172.32.0.1, IPv4 global",
        "192.168.0.1, IPv4 private",
        "fd00::1, IPv6 private",
        "224.0.0.1, IPv4 multicast",
        "ff02::1, IPv6 multicast",
        "8.8.8.8, IPv4 global",
        "2001:4860:4860::8888, IPv6 global"
    })
    void tellsWhatKindOfAddressItIs(String address, String kind) throws Exception {
        assertThat(AddressesAndPorts.kind(InetAddress.getByName(address))).startsWith(kind);
    }

    @Test
    void serverOnTheWildcardAnswersWhereTheOneOnLoopbackDoes() throws Exception {
        assertThat(Captured.run(AddressesAndPorts::run))
                .containsPattern("lo\\S* +127\\.0\\.0\\.1 +IPv4 loopback")
                .containsPattern("127\\.0\\.0\\.1 +answers +answers\n");
    }
}
