# Toolchain file of the arm64 preset: Debian's cross compiler, and the libraries that tests/cross/arm64 unpacked into
# GAVEL_SYSROOT (from the environment, so that CMake's own trial builds see it too).
set(CMAKE_SYSTEM_NAME Linux)
set(CMAKE_SYSTEM_PROCESSOR aarch64)
set(CMAKE_C_COMPILER aarch64-linux-gnu-gcc)
set(sysroot $ENV{GAVEL_SYSROOT})
set(ENV{PKG_CONFIG_LIBDIR} ${sysroot}/usr/lib/aarch64-linux-gnu/pkgconfig)
set(ENV{PKG_CONFIG_SYSROOT_DIR} ${sysroot})
add_compile_options("SHELL:-isystem ${sysroot}/usr/include" "SHELL:-isystem ${sysroot}/usr/include/aarch64-linux-gnu")
set(libraries ${sysroot}/usr/lib/aarch64-linux-gnu:${sysroot}/lib/aarch64-linux-gnu)
add_link_options(-L${sysroot}/usr/lib/aarch64-linux-gnu -Wl,-rpath-link,${libraries})
set(CMAKE_CROSSCOMPILING_EMULATOR qemu-aarch64 -L /usr/aarch64-linux-gnu -E
    LD_LIBRARY_PATH=${libraries})
