# Warnings are errors everywhere; what differs between presets is the sanitizers and the hardening.
set(CMAKE_C_STANDARD 17)
set(CMAKE_C_EXTENSIONS ON)
set(CMAKE_EXPORT_COMPILE_COMMANDS ON)
if(NOT CMAKE_BUILD_TYPE)
  set(CMAKE_BUILD_TYPE RelWithDebInfo)
endif()
option(GAVEL_SANITIZE "ASan and UBSan" OFF)

add_compile_options(
  -Wall -Wextra -Werror -Wshadow -Wstrict-prototypes -Wmissing-prototypes -Wpointer-arith -Wvla -Wformat=2
  -Wundef -Wwrite-strings -Wold-style-definition -Wimplicit-fallthrough -Wno-missing-field-initializers
  -fno-common -fvisibility=hidden -D_GNU_SOURCE)
if(GAVEL_SANITIZE)
  add_compile_options(-fsanitize=address,undefined -fno-sanitize-recover=all -fno-omit-frame-pointer)
  add_link_options(-fsanitize=address,undefined)
else()
  add_compile_options(-fstack-protector-strong -fstack-clash-protection -fPIE)
  if(NOT CMAKE_BUILD_TYPE STREQUAL Debug) # glibc refuses to fortify what is not optimised
    add_compile_options(-U_FORTIFY_SOURCE -D_FORTIFY_SOURCE=2)
  endif()
  add_link_options(-pie -Wl,-z,relro,-z,now,-z,noexecstack)
endif()
# Clang sees other warnings than GCC, whose build is the one that must have none.
option(GAVEL_FUZZ "the libFuzzer targets (clang)" OFF)
if(GAVEL_FUZZ)
  add_compile_options(-O1 -fsanitize=fuzzer-no-link -Wno-error)
endif()
