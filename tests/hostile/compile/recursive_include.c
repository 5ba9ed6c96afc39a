// SPDX-License-Identifier: MIT
/* ITEM: 56 58
 * EXPECT: verdict=compile_error output_under=65536 seconds_under=40
 * WHY: a file that includes itself twice doubles with every level. */
#include __FILE__
#include __FILE__
