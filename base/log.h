// SPDX-License-Identifier: MIT
/* One line an event to stderr, with journald's <n> prefix: a constant message, then key=value facts. Programs log;
 * libraries return errors. */
#ifndef GAVEL_BASE_LOG_H
#define GAVEL_BASE_LOG_H

#include "base/attr.h"

enum log_level { LOG_LEVEL_ERR = 3, LOG_LEVEL_WARNING = 4, LOG_LEVEL_INFO = 6, LOG_LEVEL_DEBUG = 7 };

/* Events above this level are dropped; LOG_LEVEL_INFO at start. */
void log_set_level(enum log_level level);
void log_event(enum log_level level, const char *message, const char *fmt, ...) PRINTF(3, 4);

#define log_err(message, ...) log_event(LOG_LEVEL_ERR, message, __VA_ARGS__)
#define log_warning(message, ...) log_event(LOG_LEVEL_WARNING, message, __VA_ARGS__)
#define log_info(message, ...) log_event(LOG_LEVEL_INFO, message, __VA_ARGS__)
#define log_debug(message, ...) log_event(LOG_LEVEL_DEBUG, message, __VA_ARGS__)

#endif
