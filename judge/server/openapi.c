// SPDX-License-Identifier: MIT
/* The API's description, openapi.json as it stands beside this file, put into the program by the assembler. */
#include "judge/server/server.h"

__asm__(".section .rodata\n"
        "openapi_first: .incbin \"judge/server/openapi.json\"\n"
        "openapi_end:\n"
        ".previous\n");
extern const char openapi_first[], openapi_end[];

void openapi_get(struct front *f UNUSED, struct request *q UNUSED, struct reply *r)
{
    reply_text(r, 200, "application/json", openapi_first, (size_t)(openapi_end - openapi_first));
}
