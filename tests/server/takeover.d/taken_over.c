// SPDX-License-Identifier: MIT
/* The worker that was taken over: gaveld with judging_do wrapped (tests/CMakeLists.txt), so that the very process that
 * reads what candidates wrote runs this instead, after everything that confines it. A source that begins with
 * "TAKEOVER NAME ARGUMENTS" says what to try; each try is a line "TRY name refused|SUCCEEDED errno" on stderr. Any
 * other source is judged as always. */
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <netinet/in.h>
#include <sched.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mount.h>
#include <sys/ptrace.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/uio.h>
#include <sys/un.h>
#include <sys/wait.h>
#include <unistd.h>

#include "judge/server/judging.h"
#include "judge/server/worker.h"

int __real_judging_do(struct judging_room *room, const struct job *job, const struct job_text *request,
                      const struct judging_watch *watch, struct str *report, enum verdict *verdict, struct err *e);
int __wrap_judging_do(struct judging_room *room, const struct job *job, const struct job_text *request,
                      const struct judging_watch *watch, struct str *report, enum verdict *verdict, struct err *e);

static void tell(const char *what, const char *about, int succeeded)
{
    dprintf(2, "TRY %s %s %s %d\n", what, about, succeeded ? "SUCCEEDED" : "refused", errno);
}

/* ---- what its uid, its filter and its files allow ---------------------------------------------------------------- */

static void try_open(const char *folder, const char *name, int flags)
{
    char path[4096];
    snprintf(path, sizeof(path), "%s/%s", folder, name);
    int fd = open(path, flags, 0600);
    tell(flags & O_ACCMODE ? "write" : "read", path, fd >= 0);
    if (fd >= 0)
        close(fd);
}

static void try_files(const char *data)
{
    static const char *const names[] = { "gavel.db", "gavel.db-wal", "node", "webhook.secret", ".", "cache" };
    for (size_t i = 0; i < COUNT(names); i++)
        try_open(data, names[i], O_RDONLY);
    try_open(data, "gavel.db", O_RDWR);
    try_open(data, "made-by-a-worker", O_WRONLY | O_CREAT);
    try_open(data, "cache/made-by-a-worker", O_WRONLY | O_CREAT);
    for (int i = 0; i < 4; i++) {
        char other[64];
        struct stat own, there;
        snprintf(other, sizeof(other), "%s/cache/worker-%d", data, i);
        if (stat(other, &there) < 0 ||
            (stat("/proc/self", &own) == 0 && there.st_uid == geteuid() && geteuid() != 0 && access(other, W_OK) == 0))
            continue; /* its own; as an ordinary user the others' look the same and Landlock decides */
        try_open(other, "poison", O_WRONLY | O_CREAT);
    }
    try_open("/etc", "passwd", O_RDONLY);
    try_open("/etc", "shadow", O_RDONLY);
    try_open("/tmp", "made-by-a-worker", O_WRONLY | O_CREAT);
}

static void try_process(pid_t pid, const char *name)
{
    char path[64], byte;
    static const char *const files[] = { "mem", "environ", "maps" };
    tell("kill", name, kill(pid, 0) == 0);
    tell("ptrace", name, ptrace(PTRACE_SEIZE, pid, 0, 0) == 0);
    struct iovec here = { &byte, 1 }, there = { (void *)0x400000, 1 };
    tell("process_vm_readv", name, process_vm_readv(pid, &here, 1, &there, 1, 0) >= 0);
    int pidfd = (int)syscall(SYS_pidfd_open, pid, 0);
    tell("pidfd_getfd", name, pidfd >= 0 && syscall(SYS_pidfd_getfd, pidfd, 0, 0) >= 0);
    for (size_t i = 0; i < COUNT(files); i++) {
        snprintf(path, sizeof(path), "/proc/%d/%s", pid, files[i]);
        int fd = open(path, O_RDONLY);
        /* Some open and then have nothing to read, where tracing is not allowed. */
        tell(files[i], name, fd >= 0 && read(fd, &byte, 1) > 0);
        if (fd >= 0)
            close(fd);
    }
}

static void try_processes(void)
{
    DIR *dir = opendir("/proc");
    for (struct dirent *entry; dir && (entry = readdir(dir));) {
        char path[300], name[64] = "";
        pid_t pid = atoi(entry->d_name);
        snprintf(path, sizeof(path), "/proc/%d/comm", pid);
        int fd = pid > 0 && pid != getpid() ? open(path, O_RDONLY) : -1;
        if (fd < 0)
            continue;
        if (read(fd, name, sizeof(name) - 1) > 0 && (strncmp(name, "gavel", 5) == 0)) {
            name[strcspn(name, "\n")] = '\0';
            try_process(pid, name);
        }
        close(fd);
    }
    if (dir)
        closedir(dir);
    tell("kill", "all", kill(-1, 0) == 0);
}

static void try_kernel(void)
{
    static char *const argv[] = { (char *)"/bin/true", NULL };
    tell("setuid", "0", setuid(0) == 0);
    tell("setresuid", "65534", geteuid() != 65534 && setresuid(65534, 65534, 65534) == 0);
    tell("socket", "inet", socket(AF_INET, SOCK_STREAM, 0) >= 0);
    tell("socket", "unix", socket(AF_UNIX, SOCK_STREAM, 0) >= 0);
    tell("socket", "netlink", socket(AF_NETLINK, SOCK_RAW, 0) >= 0);
    pid_t pid = fork();
    if (pid == 0)
        _exit(0);
    tell("fork", "-", pid > 0);
    tell("execve", argv[0], execve(argv[0], argv, NULL) == 0);
    tell("unshare", "user", unshare(CLONE_NEWUSER) == 0);
    tell("mount", "tmpfs", mount("t", "/tmp", "tmpfs", 0, NULL) == 0);
    tell("bpf", "-", syscall(SYS_bpf, 0, NULL, 0) >= 0);
    tell("io_uring_setup", "-", syscall(SYS_io_uring_setup, 1, NULL) >= 0);
    tell("chroot", "/proc", chroot("/proc") == 0);
}

static void try_descriptors(void)
{
    /* 0 is /dev/null, 1 and 2 the log, 3 the helper's, 4 the front's; beyond, only what cells need. */
    struct stat st;
    for (int fd = 5; fd < 1024; fd++) {
        char path[64], target[256] = "";
        snprintf(path, sizeof(path), "/proc/self/fd/%d", fd);
        if (fstat(fd, &st) == 0 && readlink(path, target, sizeof(target) - 1) > 0 && target[0] == '/' &&
            strncmp(target, "/memfd:", 7) != 0 && strncmp(target, "/proc", 5) != 0)
            tell("inherited", target, 1);
    }
    tell("inherited", "a pipe of the starter's", fstat(200, &st) == 0 && S_ISFIFO(st.st_mode));
    tell("session", "the starter's", getsid(0) == getsid(getppid())); /* else TIOCSTI types on its terminal */
    tell("inherited", "stdin", fstat(0, &st) < 0 || !S_ISCHR(st.st_mode));
}

/* ---- what it can say to the front and to the helper -------------------------------------------------------------- */

static void say_raw(const void *bytes, size_t size)
{
    if (write(WORKER_SOCKET, bytes, size) < 0)
        dprintf(2, "TRY say - refused %d\n", errno);
}

static void say_head(const char *head, const char *body)
{
    unsigned char sizes[8] = { 0 };
    size_t parts[2] = { strlen(head), strlen(body) };
    for (int i = 0; i < 8; i++)
        sizes[i] = (unsigned char)(parts[i / 4] >> 8 * (i % 4));
    say_raw(sizes, sizeof(sizes));
    say_raw(head, parts[0]);
    say_raw(body, parts[1]);
}

static void speak_for(const char *id)
{
    char head[512];
    snprintf(head, sizeof(head), "{\"event\":\"finished\",\"job\":\"%.64s\",\"verdict\":\"accepted\"}", id);
    say_head(head, "{\"forged\":true}");
    snprintf(head, sizeof(head), "{\"event\":\"cancelled\",\"job\":\"%.64s\"}", id);
    say_head(head, "");
}

static void flood(const char *id)
{
    char head[512];
    snprintf(head, sizeof(head), "{\"event\":\"case\",\"job\":\"%.64s\",\"done\":1,\"total\":2}", id);
    for (int i = 0; i < 20000; i++)
        say_head(head, "");
}

static void say(const char *what, const char *id)
{
    static const unsigned char huge[8] = { 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF };
    char head[512];
    if (strcmp(what, "garbage") == 0) {
        for (int i = 0; i < 1000; i++)
            say_raw("\x10\0\0\0\x10\0\0\0{{{{{{{{{{{{{{{{[[[[[[[[[[[[[[[[", 40);
    } else if (strcmp(what, "huge") == 0) {
        say_raw(huge, sizeof(huge));
    } else if (strcmp(what, "half") == 0) {
        say_raw("\xff\0\0\0\xff\0\0\0{\"ev", 12);
        _exit(0);
    } else if (strcmp(what, "twice") == 0) {
        snprintf(head, sizeof(head), "{\"event\":\"finished\",\"job\":\"%.64s\",\"verdict\":\"accepted\"}", id);
        say_head(head, "{\"a\":1,\"a\":2}");
    } else if (strcmp(what, "verdict") == 0) {
        snprintf(head, sizeof(head), "{\"event\":\"finished\",\"job\":\"%.64s\",\"verdict\":\"perfect\"}", id);
        say_head(head, "{}");
    } else if (strcmp(what, "flood") == 0) {
        flood(id);
    } else if (strcmp(what, "exit") == 0) {
        _exit(0);
    } else if (strcmp(what, "silent") == 0) {
        for (int i = 0; i < 600; i++)
            usleep(100000);
    }
}

/* The helper takes eight-byte requests only; whatever else comes, it goes on serving others. */
static void ask_helper(void)
{
    char junk[4096];
    memset(junk, 'A', sizeof(junk));
    for (uint32_t word = 0x67610000; word < 0x67610010; word++) {
        for (uint32_t number = 0; number < 3; number++) {
            uint32_t request[2] = { word, number == 2 ? UINT32_MAX : 4711 * number };
            send(WORKER_CONTROL, request, sizeof(request), MSG_NOSIGNAL | MSG_DONTWAIT);
        }
    }
    send(WORKER_CONTROL, junk, sizeof(junk), MSG_NOSIGNAL | MSG_DONTWAIT);
}

int __wrap_judging_do(struct judging_room *room, const struct job *job, const struct job_text *request,
                      const struct judging_watch *watch, struct str *report, enum verdict *verdict, struct err *e)
{
    char name[64] = "", argument[512] = "";
    CLEANUP(job_request_clear) struct job_request q = { 0 };
    if (job_request_decode(request->text, request->len, job->bare, &q, e) < 0)
        return -1;
    if (sscanf(q.source.text, "TAKEOVER %63s %511s", name, argument) < 1)
        return __real_judging_do(room, job, request, watch, report, verdict, e);
    if (strcmp(name, "try") == 0) {
        try_files(argument);
        try_processes();
        try_kernel();
        try_descriptors();
    } else if (strcmp(name, "speak-for") == 0) {
        speak_for(argument);
    } else if (strcmp(name, "helper") == 0) {
        ask_helper();
    } else {
        say(name, job->id);
    }
    *verdict = VERDICT_ACCEPTED;
    str_add(report, "{\"taken\":true}");
    return 0;
}
