// SPDX-License-Identifier: MIT
/* Ids that sort by time, and random bits as text. Owns the alphabet. Must never use a generator that could be guessed:
 * who knows one id or token must know nothing of the next. */
#include "judge/store/id.h"

#include <stdint.h>
#include <stdlib.h>
#include <sys/random.h>

#include "base/clock.h"
#include "judge/store/store.h"

/* Crockford's alphabet, without the letters that are taken for digits; in the order of the bytes. */
void id_base32(const unsigned char *bits, size_t digits, char *out)
{
    static const char alphabet[] = "0123456789abcdefghjkmnpqrstvwxyz";
    for (size_t i = 0; i < digits; i++) {
        unsigned value = 0;
        for (size_t bit = 5 * i; bit < 5 * i + 5; bit++)
            value = 2 * value + (bits[bit / 8] >> (7 - bit % 8) & 1U);
        out[i] = alphabet[value];
    }
    out[digits] = '\0';
}

void id_random(unsigned char *bytes, size_t len)
{
    if (getrandom(bytes, len, 0) != (ssize_t)len)
        abort();
}

void store_new_id(char id[STORE_ID_SIZE])
{
    unsigned char bits[17] = { 0 }; /* 130 are used: two of zero, 48 of time, 80 random */
    unsigned char random[10];
    uint64_t ms = clock_wall_ns() / NS_PER_MS << 14; /* now in bits 2 to 49 from the left */
    id_random(random, sizeof(random));
    for (int i = 0; i < 7; i++)
        bits[i] = (unsigned char)(ms >> (56 - 8 * i));
    for (size_t i = 0; i < sizeof(random); i++) { /* from bit 50 on */
        bits[6 + i] |= (unsigned char)(random[i] >> 2);
        bits[7 + i] |= (unsigned char)(random[i] << 6);
    }
    id_base32(bits, STORE_ID_SIZE - 1, id);
}
