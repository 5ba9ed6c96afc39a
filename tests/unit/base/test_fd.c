// SPDX-License-Identifier: MIT
/* base/fd and base/file: whole reads and writes, nothing that blocks, nothing half-written. */
#include "base/fd.h"

#include <check.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/file.h"

static char folder[64];
static int dir = -1;

static void make_folder(void)
{
    snprintf(folder, sizeof(folder), "%s", "/tmp/gavel-unit.XXXXXX");
    ck_assert_ptr_nonnull(mkdtemp(folder));
    dir = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    ck_assert_int_ge(dir, 0);
}

static void remove_folder(void)
{
    char **names = NULL;
    ck_assert_int_eq(file_names_at(dir, ".", 100, &names, NULL), 0);
    for (char **n = names; *n; n++)
        if (unlinkat(dir, *n, 0) < 0)
            unlinkat(dir, *n, AT_REMOVEDIR);
    file_names_free(names);
    fd_closep(&dir);
    ck_assert_int_eq(rmdir(folder), 0);
}

static void write_file(const char *name, const char *text)
{
    ck_assert_int_eq(file_write_at(dir, name, text, strlen(text), 0644, NULL), 0);
}

START_TEST(closing_keeps_errno_and_forgets)
{
    int fd = open("/dev/null", O_RDONLY | O_CLOEXEC), none = -1, copy = fd;
    errno = EILSEQ;
    fd_closep(&fd);
    fd_closep(&none);
    ck_assert_int_eq(errno, EILSEQ);
    ck_assert_int_eq(fd, -1);
    ck_assert_int_eq(fcntl(copy, F_GETFD), -1);
}
END_TEST

START_TEST(a_full_read_waits_for_all_parts)
{
    int ends[2];
    char buffer[8] = "";
    ck_assert_int_eq(pipe2(ends, O_CLOEXEC), 0);
    ck_assert_int_eq(fd_write_full(ends[1], "abc", 3), 0);
    ck_assert_int_eq(fd_write_full(ends[1], "def", 3), 0);
    ck_assert_int_eq((int)fd_read_full(ends[0], buffer, 4), 4);
    fd_closep(&ends[1]);
    ck_assert_int_eq((int)fd_read_full(ends[0], buffer + 4, 4), 2);
    ck_assert_str_eq(buffer, "abcdef");
    fd_closep(&ends[0]);
    ck_assert_int_eq((int)fd_read_full(-1, buffer, 1), -1);
    ck_assert_int_eq(errno, EBADF);
}
END_TEST

START_TEST(a_sealed_memfd_cannot_be_changed)
{
    CLEANUP_FD int fd = fd_sealed("test", "hello", 5, NULL);
    CLEANUP(str_clear) struct str text = STR(100);
    ck_assert_int_ge(fd, 0);
    ck_assert_int_eq(fcntl(fd, F_GETFD), FD_CLOEXEC);
    ck_assert_int_eq(fd_read_all(fd, &text, NULL), 0);
    ck_assert_str_eq(str_text(&text), "hello");
    ck_assert_int_eq((int)pwrite(fd, "x", 1, 0), -1);
    ck_assert_int_eq(errno, EPERM);
    ck_assert_int_eq(ftruncate(fd, 0), -1);
    ck_assert_int_eq(fcntl(fd, F_ADD_SEALS, F_SEAL_WRITE), -1);
}
END_TEST

START_TEST(reading_all_keeps_the_cap)
{
    CLEANUP_FD int fd = fd_sealed("test", "hello", 5, NULL);
    CLEANUP(str_clear) struct str exact = STR(5), shorter = STR(4);
    struct err e = { 0 };
    ck_assert_int_eq(fd_read_all(fd, &exact, &e), 0);
    ck_assert_int_eq((int)lseek(fd, 0, SEEK_SET), 0);
    ck_assert_int_eq(fd_read_all(fd, &shorter, &e), -1);
    ck_assert_str_eq(e.text, "longer than 4 bytes");
}
END_TEST

START_TEST(a_file_is_written_and_read)
{
    CLEANUP(str_clear) struct str text = STR(100);
    struct stat st;
    write_file("a", "old");
    ck_assert_int_eq(file_write_at(dir, "a", "a\0b", 3, 0600, NULL), 0);
    ck_assert_int_eq(file_read_at(dir, "a", &text, NULL), 0);
    ck_assert_uint_eq(text.len, 3);
    ck_assert_int_eq(memcmp(text.data, "a\0b", 3), 0);
    ck_assert_int_eq(fstatat(dir, "a", &st, 0), 0);
    ck_assert_uint_eq(st.st_mode & 0777, 0600);
    ck_assert(file_exists_at(dir, "a"));
    ck_assert(!file_exists_at(dir, "b"));
}
END_TEST

START_TEST(a_failed_write_leaves_nothing)
{
    struct err e;
    ck_assert_int_eq(mkdirat(dir, "d", 0755), 0);
    ck_assert_int_eq(file_write_at(dir, "d", "x", 1, 0644, &e), -1); /* the rename fails */
    ck_assert_ptr_nonnull(strstr(e.text, "d: "));
    ck_assert_int_eq(file_write_at(dir, "none/x", "x", 1, 0644, &e), -1);
    char **names;
    ck_assert_int_eq(file_names_at(dir, ".", 10, &names, NULL), 0);
    ck_assert_str_eq(names[0], "d");
    ck_assert_ptr_null(names[1]);
    file_names_free(names);
}
END_TEST

static const struct {
    const char *why, *name, *error;
} unreadable[] = {
    { "a missing file is named", "missing", "missing: No such file or directory" },
    { "a folder is no file", "folder", "folder: is a directory" },
    { "a FIFO must not block", "fifo", "fifo: not a regular file" },
    { "a device must not be read", "zero", "zero: not a regular file" },
    { "a file above the cap", "large", "large: longer than 10 bytes" },
};

START_TEST(what_is_no_readable_file_says_so)
{
    CLEANUP(str_clear) struct str text = STR(10);
    struct err e = { 0 };
    ck_assert_int_eq(mkdirat(dir, "folder", 0755), 0);
    ck_assert_int_eq(mkfifoat(dir, "fifo", 0644), 0);
    ck_assert_int_eq(symlinkat("/dev/zero", dir, "zero"), 0);
    write_file("large", "12345678901");
    ck_assert_msg(file_read_at(dir, unreadable[_i].name, &text, &e) == -1, "%s", unreadable[_i].why);
    ck_assert_msg(strcmp(e.text, unreadable[_i].error) == 0, "%s: %s", unreadable[_i].why, e.text);
    ck_assert_uint_eq(text.len, 0);
}
END_TEST

START_TEST(names_are_sorted_without_hidden_ones)
{
    char **names = NULL;
    struct err e;
    write_file("b", "");
    write_file("B", "");
    write_file("a", "");
    ck_assert_int_eq(file_write_at(dir, ".hidden", "", 0, 0644, NULL), 0);
    ck_assert_int_eq(file_names_at(dir, ".", 3, &names, &e), 0);
    ck_assert_str_eq(names[0], "B");
    ck_assert_str_eq(names[1], "a");
    ck_assert_str_eq(names[2], "b");
    ck_assert_ptr_null(names[3]);
    file_names_free(names);
    ck_assert_int_eq(file_names_at(dir, ".", 2, &names, &e), -1);
    ck_assert_str_eq(e.text, ".: more than 2 entries");
    ck_assert_int_eq(file_names_at(dir, "a", 2, &names, &e), -1);
    ck_assert_int_eq(unlinkat(dir, ".hidden", 0), 0);
}
END_TEST

START_TEST(folders_are_made_with_their_parents)
{
    char path[128];
    struct err e;
    snprintf(path, sizeof(path), "%s/x//y/z/", folder);
    ck_assert_int_eq(file_make_dirs(path, 0755, &e), 0);
    ck_assert_int_eq(file_make_dirs(path, 0755, &e), 0);
    ck_assert(file_exists_at(dir, "x/y/z"));
    ck_assert_int_eq(unlinkat(dir, "x/y/z", AT_REMOVEDIR), 0);
    ck_assert_int_eq(unlinkat(dir, "x/y", AT_REMOVEDIR), 0);
    write_file("file", "");
    snprintf(path, sizeof(path), "%s/file/x", folder);
    ck_assert_int_eq(file_make_dirs(path, 0755, &e), -1);
    ck_assert_int_eq(file_make_dirs("", 0755, &e), -1);
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("fd");
    TCase *tc = tcase_create("fd");
    tcase_add_checked_fixture(tc, make_folder, remove_folder);
    tcase_add_test(tc, closing_keeps_errno_and_forgets);
    tcase_add_test(tc, a_full_read_waits_for_all_parts);
    tcase_add_test(tc, a_sealed_memfd_cannot_be_changed);
    tcase_add_test(tc, reading_all_keeps_the_cap);
    tcase_add_test(tc, a_file_is_written_and_read);
    tcase_add_test(tc, a_failed_write_leaves_nothing);
    tcase_add_loop_test(tc, what_is_no_readable_file_says_so, 0, (int)COUNT(unreadable));
    tcase_add_test(tc, names_are_sorted_without_hidden_ones);
    tcase_add_test(tc, folders_are_made_with_their_parents);
    suite_add_tcase(suite, tc);
    SRunner *runner = srunner_create(suite);
    srunner_run_all(runner, CK_NORMAL);
    int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed != 0;
}
