// SPDX-License-Identifier: MIT
/* UTF-8 by the table of RFC 3629 section 4: the second byte's range depends on the first, which is what shuts out
 * overlong forms, surrogates and numbers above U+10FFFF. Everything that a candidate prints passes through here before
 * it may stand in a report. */
#include "base/utf8.h"

static const struct {
    unsigned char first, last; /* range of the first byte */
    unsigned char from, to;    /* range of the second byte */
    unsigned char length;
} forms[] = {
    { 0x00, 0x7F, 0, 0, 1 },       { 0xC2, 0xDF, 0x80, 0xBF, 2 }, { 0xE0, 0xE0, 0xA0, 0xBF, 3 },
    { 0xE1, 0xEC, 0x80, 0xBF, 3 }, { 0xED, 0xED, 0x80, 0x9F, 3 }, { 0xEE, 0xEF, 0x80, 0xBF, 3 },
    { 0xF0, 0xF0, 0x90, 0xBF, 4 }, { 0xF1, 0xF3, 0x80, 0xBF, 4 }, { 0xF4, 0xF4, 0x80, 0x8F, 4 },
};

size_t utf8_length(const void *text, size_t len)
{
    const unsigned char *p = text;
    if (len == 0)
        return 0;
    size_t i = 0;
    while (i < COUNT(forms) && (p[0] < forms[i].first || p[0] > forms[i].last))
        i++;
    if (i == COUNT(forms) || forms[i].length > len)
        return 0;
    if (forms[i].length > 1 && (p[1] < forms[i].from || p[1] > forms[i].to))
        return 0;
    for (size_t k = 2; k < forms[i].length; k++)
        if (p[k] < 0x80 || p[k] > 0xBF)
            return 0;
    return forms[i].length;
}

bool utf8_valid(const void *text, size_t len)
{
    const char *p = text;
    while (len > 0) {
        size_t n = utf8_length(p, len);
        if (n == 0)
            return false;
        p += n;
        len -= n;
    }
    return true;
}

void utf8_clean(const void *text, size_t len, struct str *out)
{
    const char *p = text;
    while (len > 0) {
        size_t n = utf8_length(p, len);
        if (n > 0)
            str_addn(out, p, n);
        else
            utf8_add(0xFFFD, out);
        n += n == 0;
        p += n;
        len -= n;
    }
}

void utf8_add(uint32_t scalar, struct str *out)
{
    if (scalar > 0x10FFFF || (scalar >= 0xD800 && scalar <= 0xDFFF))
        scalar = 0xFFFD;
    if (scalar < 0x80) {
        str_addc(out, (char)scalar);
        return;
    }
    size_t extra = scalar < 0x800 ? 1 : scalar < 0x10000 ? 2 : 3; /* bytes behind the first, six bits each */
    static const unsigned char lead[] = { 0, 0xC0, 0xE0, 0xF0 };
    str_addc(out, (char)(lead[extra] | scalar >> (6 * extra)));
    while (extra-- > 0)
        str_addc(out, (char)(0x80 | (scalar >> (6 * extra) & 0x3F)));
}
