package dev.applaud.redis;

import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource(AdapterFormat.class)
class RedisClusterTest extends TwoServersContract {
    RedisClusterTest(AdapterFormat format) {
        super(RealRedis.shared(), format);
    }
}
