// SPDX-License-Identifier: MIT
/* Plays workers that were taken over: many clients of one helper throw seeded random bytes, mutated requests, wrong and
 * too many descriptors at it and at its launchers, or never read their answers. One honest client, who came with them,
 * must be served all the while, and the helper must end when all have left. Usage: garbage HELPER HOST SEED MODE;
 * TAP-less: exit status 0 and a word on stderr otherwise (tests/hostile/helper/run counts). It must never touch
 * anything but the sockets. */
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <sys/mman.h>
#include <sys/socket.h>
#include <sys/wait.h>

#include "sandbox/wire.h"
#include "tests/hostile/attack.h"

enum { ATTACKERS = 40, FIRST_CONTROL = 10, ANSWER_MS = 8000, FDS_SENT_MAX = 60 };

static const char profile_text[] =
    "profile p\npath /usr\npath /bin\npath /lib\npath /lib64\nprocesses 1\nexec_work 1\nauthor 0\n"
    "single_use 0\nwork_bytes 1048576\nwork_files 100\nmax_cpu_ns 1000000000\n"
    "max_wall_ns 2000000000\nmax_memory_bytes 67108864\nmax_output_bytes 65536\nmax_pids 16\n";

static uint64_t state;

static uint32_t next(uint32_t below)
{
    state ^= state << 13;
    state ^= state >> 7;
    state ^= state << 17;
    return (uint32_t)(state >> 20) % below;
}

static pid_t start_helper(const char *helper, const char *host, const int *theirs, size_t len)
{
    pid_t pid = fork();
    if (pid != 0)
        return pid;
    static char text[ATTACKERS + 1][32];
    const char *argv[ATTACKERS + 8];
    int argc = 0, profiles = memfd_create("profiles", 0);
    if (write(profiles, profile_text, sizeof profile_text - 1) < 0)
        _exit(BROKEN);
    argv[argc++] = helper;
    dup2(profiles, 9);
    argv[argc++] = "--profiles=/dev/fd/9";
    if (strcmp(host, "-") != 0) {
        argv[argc++] = "--host";
        argv[argc++] = host;
    }
    for (size_t i = 0; i < len; i++) {
        fcntl(theirs[i], F_SETFD, 0);
        snprintf(text[i], sizeof text[i], "--control=%d", theirs[i]);
        argv[argc++] = text[i];
    }
    argv[argc] = NULL;
    setsid();
    execv(helper, (char *const *)argv);
    _exit(BROKEN);
}

/* Sends without waiting: a full socket is the attacker's own trouble. */
static void throw_packet(int socket, const void *bytes, size_t size, size_t fds_len)
{
    union {
        struct cmsghdr header;
        char bytes[CMSG_SPACE(sizeof(int) * FDS_SENT_MAX)];
    } control = { 0 };
    struct iovec part = { (void *)bytes, size };
    struct msghdr message = { .msg_iov = &part, .msg_iovlen = 1 };
    int kinds[] = { open("/dev/null", O_RDWR), open("/", O_RDONLY | O_DIRECTORY), open("/bin/true", O_PATH), socket,
                    memfd_create("x", 0),      open("/bin/true", O_RDONLY) };
    enum { KINDS = sizeof kinds / sizeof *kinds };
    if (fds_len > 0) {
        message.msg_control = control.bytes;
        message.msg_controllen = CMSG_SPACE(sizeof(int) * fds_len);
        control.header = (struct cmsghdr){ .cmsg_len = CMSG_LEN(sizeof(int) * fds_len),
                                           .cmsg_level = SOL_SOCKET,
                                           .cmsg_type = SCM_RIGHTS };
        for (size_t i = 0; i < fds_len; i++)
            memcpy(CMSG_DATA(&control.header) + i * sizeof(int), &kinds[next(KINDS)], sizeof(int));
    }
    sendmsg(socket, &message, MSG_NOSIGNAL | MSG_DONTWAIT);
    for (int i = 0; i < KINDS; i++) {
        if (kinds[i] != socket)
            close(kinds[i]);
    }
}

/* A cell's socket, or -1: refused or no answer in time. */
static int acquire(int control, uint32_t profile)
{
    struct wire_acquire request = { WIRE_ACQUIRE, profile };
    char answer[4096];
    union {
        struct cmsghdr header;
        char bytes[CMSG_SPACE(sizeof(int))];
    } space = { 0 };
    struct iovec part = { answer, sizeof answer };
    struct msghdr message = {
        .msg_iov = &part, .msg_iovlen = 1, .msg_control = space.bytes, .msg_controllen = sizeof space.bytes
    };
    struct pollfd p = { control, POLLIN, 0 };
    int cell = -1;
    if (send(control, &request, sizeof request, MSG_NOSIGNAL | MSG_DONTWAIT) < 0 || poll(&p, 1, ANSWER_MS) != 1)
        return -1;
    if (recvmsg(control, &message, 0) <= 0 || message.msg_controllen < sizeof space.header)
        return -1;
    memcpy(&cell, CMSG_DATA(&space.header), sizeof cell);
    return cell;
}

static void random_bytes(int socket)
{
    static uint32_t noise[16384];
    for (size_t i = 0; i < sizeof noise / sizeof *noise; i++)
        noise[i] = next(UINT32_MAX);
    if (next(2))
        noise[0] = WIRE_ACQUIRE + next(8);
    throw_packet(socket, noise, next(3) ? next(200) : next(sizeof noise), next(2) ? next(FDS_SENT_MAX) : 0);
}

/* A request that is nearly right: some of its fields are random, its strings may lack their NULs. */
static void mutated_run(int socket)
{
    static struct {
        struct wire_run run;
        char strings[65536];
    } packet;
    memset(&packet, 'a', sizeof packet);
    memset(&packet.run, 0, sizeof packet.run);
    static const char arguments[] = "/bin/true\0A=b";
    memcpy(packet.strings, arguments, sizeof arguments);
    packet.run = (struct wire_run){ .word = WIRE_RUN,
                                    .argc = 1,
                                    .envc = 1,
                                    .strings_bytes = sizeof arguments,
                                    .pids = 4,
                                    .cpu_ns = 100000000,
                                    .wall_ns = 300000000,
                                    .memory_bytes = 32 * MIB,
                                    .output_bytes = 4096 };
    uint32_t *fields = (uint32_t *)&packet.run;
    for (uint32_t i = next(4); i > 0; i--)
        fields[1 + next(sizeof packet.run / sizeof *fields - 1)] = next(2) ? next(64) : next(UINT32_MAX);
    size_t size = sizeof packet.run + (next(3) ? sizeof arguments : next(sizeof packet.strings));
    throw_packet(socket, &packet, size, next(2) ? next(12) : 0);
}

static void attack(int control, const char *mode)
{
    if (strcmp(mode, "helper") == 0) {
        random_bytes(control);
    } else if (strcmp(mode, "launcher") == 0) {
        int cell = acquire(control, 0);
        for (int i = 0; cell >= 0 && i < 8; i++) {
            if (next(2))
                random_bytes(cell);
            else
                mutated_run(cell);
        }
        usleep(next(20000));
        close(cell);
    } else { /* silent: asks and asks, and never reads an answer */
        for (int i = 0; i < 600; i++) {
            struct wire_acquire request = { WIRE_ACQUIRE, 7777 };
            if (send(control, &request, sizeof request, MSG_NOSIGNAL | MSG_DONTWAIT) < 0)
                break;
        }
    }
}

static void await_end(pid_t helper)
{
    for (int i = 0; i < 500; i++) {
        int status;
        if (waitpid(helper, &status, WNOHANG) == helper) {
            if (status != 0)
                escaped("the helper ended with status %x", (unsigned)status);
            return;
        }
        usleep(10000);
    }
    kill(helper, SIGKILL);
    escaped("the helper lives on without clients");
}

int main(int argc, char **argv)
{
    int mine[ATTACKERS + 1], theirs[ATTACKERS + 1];
    if (argc != 5)
        broken("usage: garbage HELPER HOST SEED MODE");
    state = 0x9e3779b97f4a7c15ull ^ (strtoull(argv[3], NULL, 10) * 2654435761u + 1);
    signal(SIGPIPE, SIG_IGN);
    for (int i = 0; i <= ATTACKERS; i++) {
        int pair[2];
        if (socketpair(AF_UNIX, SOCK_SEQPACKET | SOCK_CLOEXEC, 0, pair) < 0)
            broken("socketpair: %s", strerror(errno));
        mine[i] = pair[0];
        theirs[i] = fcntl(pair[1], F_DUPFD_CLOEXEC, FIRST_CONTROL);
        close(pair[1]);
    }
    pid_t helper = start_helper(argv[1], argv[2], theirs, ATTACKERS + 1);
    for (int i = 0; i <= ATTACKERS; i++)
        close(theirs[i]);
    int honest = mine[ATTACKERS];
    close(acquire(honest, 0));
    for (int i = 0; i < ATTACKERS; i++) {
        attack(mine[i], argv[4]);
        if (i % 8 != 7)
            continue;
        int cell = acquire(honest, 0);
        if (cell < 0)
            escaped("after %d attackers (%s) the honest client got no cell", i + 1, argv[4]);
        close(cell);
    }
    for (int i = 0; i <= ATTACKERS; i++)
        close(mine[i]);
    await_end(helper);
    return HELD;
}
