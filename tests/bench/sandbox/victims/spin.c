// SPDX-License-Identifier: MIT
/* Burns CPU in one thread until it is killed, without a single system call: nothing but the limit ends it. */
void _start(void);
void _start(void)
{
    for (;;)
        __asm__ volatile("");
}
