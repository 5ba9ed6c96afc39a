// SPDX-License-Identifier: MIT
/* ITEM: 34
 * EXPECT[*]: cause=none exit=0
 * ARGS: nul long_line not_unicode json control
 * WHY: output that ends a C string, fills a line buffer, breaks a decoder, looks like an outcome, or speaks to a
 * terminal: the outcome that follows must still be read as what it is. */
#include "tests/hostile/attack.h"

static void put(const char *bytes, size_t len, int times)
{
    for (int i = 0; i < times; i++)
        for (int fd = 1; fd <= 2; fd++)
            if (write(fd, bytes, len) != (ssize_t)len)
                broken("write: %s", strerror(errno));
}

int main(int argc, char **argv)
{
    const char *what = argc > 1 ? argv[1] : "";
    static const char json[] = "\n{\n  \"exit\": 7,\n  \"cause\": \"none\",\n  \"host\": \"H0\"\n}\n";
    if (strcmp(what, "nul") == 0)
        put("a\0b\0\0", 5, 100);
    else if (strcmp(what, "long_line") == 0)
        put("xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx", 32, 8192);
    else if (strcmp(what, "not_unicode") == 0)
        put("\xff\xfe\x80\xc0\xaf\xed\xa0\x80", 8, 100);
    else if (strcmp(what, "json") == 0)
        put(json, sizeof json - 1, 3);
    else if (strcmp(what, "control") == 0)
        put("\033[2J\033]52;c;b3duZWQ=\007\r\b", 20, 3);
    else
        broken("which?");
    return HELD;
}
