// SPDX-License-Identifier: MIT
/* ITEM: 11 12 49
 * EXPECT: cause=none exit=0
 * WHY: secrets, other submissions and the kernel's own windows are not there at all: no path filter decides about them.
 */
#include <fcntl.h>

#include "tests/hostile/attack.h"

int main(void)
{
    static const char *const secrets[] = {
        "/etc/shadow",
        "/etc/gshadow",
        "/etc/hostname",
        "/etc/machine-id",
        "/etc/ssh",
        "/root",
        "/home",
        "/var/lib",
        "/var/log",
        "/boot",
        "/srv",
        "/opt",
        "/run",
        "/proc/kcore",
        "/proc/1/environ",
        "/proc/1/maps",
        "/proc/keys",
        "/proc/kallsyms",
        "/proc/sys/kernel",
        "/proc/config.gz",
        "/proc/cmdline",
        "/proc/mounts",
        "/dev/mem",
        "/dev/kmsg",
        "/dev/vda",
        "/dev/sda",
        "/dev/kvm",
        "/dev/fuse",
        "/dev/net/tun",
        "/dev/tty",
        "/dev/console",
        "/dev/ptmx",
        "/dev/log",
        "/sys/kernel",
        "/sys/fs/cgroup",
        "/sys/class",
        "/sys/firmware",
        "/var/run/docker.sock",
    };
    for (size_t i = 0; i < sizeof secrets / sizeof *secrets; i++) {
        if (open(secrets[i], O_RDONLY | O_NONBLOCK) >= 0)
            escaped("could open %s", secrets[i]);
    }
    return HELD;
}
