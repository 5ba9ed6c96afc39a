// SPDX-License-Identifier: MIT
/* ITEM: 26 7
 * EXPECT[pipes]: cause=memory or cause=none exit=3
 * EXPECT(H3,H5)[pipes]: cause=memory or cause=none exit=3
 * EXPECT[page_tables]: cause=memory or cause=none exit=3
 * EXPECT(H3,H5)[page_tables]: cause=memory|none|cpu
 * EXPECT[names]: cause=memory or cause=none exit=3
 * EXPECT[epoll]: cause=memory or cause=none exit=3
 * EXPECT[threads]: cause=memory|pids or cause=none exit=3
 * RUN: --memory 64M --cpu 5s --wall 10s --pids 32
 * WHY: memory that the kernel holds for a program (pipe buffers, page tables, long names, watch lists, stacks) belongs
 * to no process's resident size. Without a memory group only the number of descriptors and processes bounds it. */
#include <fcntl.h>
#include <pthread.h>
#include <sys/epoll.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <sys/wait.h>

#include "tests/hostile/attack.h"

static void pipes(void)
{
    static char block[64 * 1024];
    for (int p = 0; p < 30; p++) {
        int ends[2];
        while (pipe2(ends, O_NONBLOCK) == 0)
            while (write(ends[1], block, sizeof block) > 0)
                ;
        pid_t pid = fork();
        if (pid != 0) {
            if (pid > 0)
                waitpid(pid, NULL, 0);
            return;
        }
        for (int fd = 3; fd < 200; fd += 2)
            close(fd); /* the reading ends stay open in the parent */
    }
}

/* One touched byte in each two megabytes costs a page of tables besides its own. */
static void page_tables(void)
{
    const size_t size = 1ULL << 40, step = 2ULL * MIB;
    char *p = mmap(NULL, size, PROT_READ, MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);
    if (p == MAP_FAILED)
        return;
    volatile char sum = 0;
    for (size_t at = 0; at < 100000 * step && at < size; at += step)
        sum = sum + p[at]; /* reading maps the zero page, which is nobody's */
}

static void names(void)
{
    char name[256];
    memset(name, 'n', sizeof name);
    for (int i = 0; i < 200000; i++) {
        snprintf(name, sizeof name, "%0250d", i);
        if (mkdir(name, 0700) < 0)
            return;
    }
}

static void watch_lists(void)
{
    int fds[250], count = 0;
    while (count < 250 && (fds[count] = epoll_create1(0)) >= 0)
        count++;
    for (int i = 0; i < count; i++) {
        for (int k = 0; k < count; k++) {
            struct epoll_event event = { .events = EPOLLIN };
            epoll_ctl(fds[i], EPOLL_CTL_ADD, fds[k], &event);
        }
    }
}

static void *use_stack(void *unused)
{
    char room[1 << 20];
    touch(room, sizeof room);
    pause();
    return unused;
}

int main(int argc, char **argv)
{
    const char *what = argc > 1 ? argv[1] : "";
    if (strcmp(what, "pipes") == 0) {
        pipes();
    } else if (strcmp(what, "page_tables") == 0) {
        page_tables();
    } else if (strcmp(what, "names") == 0) {
        names();
    } else if (strcmp(what, "epoll") == 0) {
        watch_lists();
    } else if (strcmp(what, "threads") == 0) {
        for (pthread_t id; pthread_create(&id, NULL, use_stack, NULL) == 0;)
            ;
    } else {
        broken("which?");
    }
    return 3;
}
