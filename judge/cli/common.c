// SPDX-License-Identifier: MIT
/* Sessions and solutions for the verbs. */
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#include "base/file.h"
#include "base/suggest.h"
#include "judge/cli/cli.h"
#include "judge/run/compile.h"

int cli_session(struct session *s, struct err *e)
{
    struct session_options o = { .problems = global_problems,
                                 .runners = global_runners,
                                 .fresh = global_fresh,
                                 .weak = global_weak,
                                 .force_host = global_host,
                                 .force_emulator = global_qemu };
    return session_open(&o, s, e);
}

struct paint cli_paint(void)
{
    struct winsize size = { 0 };
    bool terminal = isatty(STDOUT_FILENO);
    const char *none = getenv("NO_COLOR");
    struct paint p = { terminal && !(none && *none), PAINT_WIDTH };
    if (terminal && ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col >= PAINT_WIDTH_MIN)
        p.width = size.ws_col < PAINT_WIDTH_MAX ? size.ws_col : PAINT_WIDTH_MAX;
    return p;
}

void cli_time(struct str *out, int64_t ms)
{
    char text[64] = "";
    struct tm tm;
    time_t at = (time_t)(ms / 1000);
    if (gmtime_r(&at, &tm))
        strftime(text, sizeof(text), "%Y-%m-%d %H:%M:%SZ", &tm);
    str_add(out, text);
}

static int choose_language(struct solution *x, struct session *s, const char *path, const char *name, struct err *e)
{
    const char *names[LANGUAGES_MAX];
    if (!name) {
        x->language = languages_of_file(s->languages, path, e);
        return x->language ? 0 : EXIT_USAGE;
    }
    x->language = languages_find(s->languages, name);
    if (x->language)
        return 0;
    for (size_t i = 0; i < s->languages->len; i++)
        names[i] = s->languages->at[i].name;
    const char *near = suggest(name, names, s->languages->len);
    err_set(e, "unknown language \"%.60s\"%s%s%s (gavel languages lists them)", name, near ? ", did you mean \"" : "",
            near ? near : "", near ? "\"?" : "");
    return EXIT_USAGE;
}

int source_read(const char *path, struct str *source, struct err *e)
{
    struct stat st;
    if (stat(path, &st) < 0) {
        err_sys(e, "%.200s", path);
        return EXIT_USAGE;
    }
    if (S_ISREG(st.st_mode) && st.st_size > SOURCE_BYTES_MAX) {
        err_set(e, "%.200s has %lld bytes; a solution has at most %d", path, (long long)st.st_size, SOURCE_BYTES_MAX);
        return EXIT_USAGE;
    }
    if (file_read_at(AT_FDCWD, path, source, e) < 0)
        return EXIT_USAGE;
    bool blank = strspn(str_text(source), " \t\r\n") == source->len;
    if (blank || memchr(str_text(source), '\0', source->len)) {
        err_set(e, blank ? "%.200s is empty" : "%.200s is a binary file, not a source", path);
        return EXIT_USAGE;
    }
    return 0;
}

int language_name(const char *path, struct str *name, struct err *e)
{
    struct session s;
    if (given_language) {
        str_add(name, given_language);
        return 0;
    }
    if (cli_session(&s, e) < 0)
        return EXIT_USAGE;
    const struct language *l = languages_of_file(s.languages, path, e);
    if (l)
        str_add(name, l->name);
    session_close(&s);
    return l ? 0 : EXIT_USAGE;
}

int solution_open(struct solution *x, struct session *s, const char *slug, const char *path, const char *language,
                  struct err *e)
{
    struct arena a = ARENA(4096);
    *x = (struct solution){ .source = STR(SOURCE_BYTES_MAX) };
    int status = source_read(path, &x->source, e);
    if (status == 0)
        status = choose_language(x, s, path, language, e);
    if (status == 0 && !slug && !(slug = language_slug_of(str_text(&x->source), x->source.len, &a))) {
        err_set(e, "%.200s names no problem: give it, or write \"gavel: SLUG\" into its first comment", path);
        status = EXIT_USAGE;
    }
    if (status == 0 && problem_load(&x->problem, s->problems, slug, e) < 0)
        status = strncmp(e->text, "unknown problem", 15) == 0 ? EXIT_USAGE : EXIT_NOT_JUDGED;
    if (status == 0 && !x->language->available) {
        *e = x->language->why;
        status = EXIT_NOT_JUDGED;
    }
    arena_clear(&a);
    return status;
}

void solution_clear(struct solution *x)
{
    str_clear(&x->source);
    problem_clear(&x->problem);
}
