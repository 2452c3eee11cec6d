package dev.applaud.redis;

import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// On a Redis Cluster of one server, which has all slots, and on one of three.
@ParameterizedClass(name = "{0}, {1}")
@MethodSource("clusters")
class ClusterModeTest extends TwoServersContract {
    ClusterModeTest(int servers, AdapterFormat format) {
        super(servers == 1 ? Shared.ONE.first() : Shared.THREE.first(), format);
    }

    static Stream<Arguments> clusters() {
        return Stream.of(1, 3)
                .flatMap(servers -> Stream.of(AdapterFormat.values()).map(format -> Arguments.of(servers, format)));
    }

    private static final class Shared {
        static final RealRedisCluster ONE = new RealRedisCluster(1, 0);
        static final RealRedisCluster THREE = new RealRedisCluster(3, 0);
    }
}
