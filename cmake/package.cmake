# Where everything is installed, and the Debian packages (`cmake --build build --target package`, tools/package). Two
# components: gavel is what a person needs, gaveld the daemon. Programs find each other by their own place (../libexec),
# data by /usr/share/gavel (session_find).
include(GNUInstallDirs)
set(data share/gavel)

install(TARGETS gavel gavel-sandbox DESTINATION bin COMPONENT gavel)
install(TARGETS gavel-sandbox-helper DESTINATION libexec COMPONENT gavel)
if(TARGET gavel-count)
  install(TARGETS gavel-count DESTINATION libexec COMPONENT gavel)
endif()
install(DIRECTORY problems runners DESTINATION ${data} COMPONENT gavel)
# For `gavel selftest --hostile`.
install(DIRECTORY tests/hostile DESTINATION ${data}/tests COMPONENT gavel USE_SOURCE_PERMISSIONS
  PATTERN __pycache__ EXCLUDE)
# Put in place by postinst where AppArmor knows its rule: an older one would take the file for broken at every boot.
install(FILES packaging/gavel.apparmor DESTINATION ${data} COMPONENT gavel)

if(TARGET gaveld)
  install(TARGETS gaveld DESTINATION sbin COMPONENT gaveld)
  install(FILES packaging/systemd/gaveld.service DESTINATION lib/systemd/system COMPONENT gaveld)
  install(FILES packaging/systemd/gavel.sysusers DESTINATION lib/sysusers.d RENAME gavel.conf COMPONENT gaveld)
  install(FILES packaging/systemd/gavel.tmpfiles DESTINATION lib/tmpfiles.d RENAME gavel.conf COMPONENT gaveld)
  install(FILES packaging/gaveld.yaml DESTINATION /etc/gavel COMPONENT gaveld)
endif()

# Manual pages, where scdoc is there to make them. Their lists of options are what the programs' --help says.
find_program(SCDOC scdoc)
find_program(PYTHON python3)
if(SCDOC AND PYTHON AND TARGET gaveld AND NOT CMAKE_CROSSCOMPILING)
  foreach(page gavel.1 gavel-problem.5 gaveld.8 gaveld.yaml.5)
    string(REGEX REPLACE ".*\\." "" section ${page})
    string(REGEX MATCH "^gaveld?" component ${page})
    set(made ${PROJECT_BINARY_DIR}/man/${page})
    set(source ${PROJECT_SOURCE_DIR}/packaging/man)
    add_custom_command(OUTPUT ${made}.gz DEPENDS ${source}/${page}.scd ${source}/fill.py gavel gaveld
      COMMAND ${CMAKE_COMMAND} -E make_directory ${PROJECT_BINARY_DIR}/man
      COMMAND ${PYTHON} ${source}/fill.py ${source}/${page}.scd $<TARGET_FILE:gavel> $<TARGET_FILE:gaveld> ${made}.scd
      COMMAND sh -c "${SCDOC} <${made}.scd >${made} && gzip -9 -n -f ${made}" VERBATIM)
    list(APPEND made_pages ${made}.gz)
    install(FILES ${made}.gz DESTINATION share/man/man${section} COMPONENT ${component})
  endforeach()
  add_custom_target(man ALL DEPENDS ${made_pages})
endif()
foreach(component gavel gaveld)
  install(FILES LICENSE DESTINATION share/doc/${component} RENAME copyright COMPONENT ${component})
  install(FILES docs/NEWS.md DESTINATION share/doc/${component} COMPONENT ${component})
endforeach()

set(CPACK_GENERATOR DEB)
set(CPACK_PACKAGE_CONTACT "Gavel's maintainers <gavel@localhost>")
set(CPACK_PACKAGE_DESCRIPTION_SUMMARY "judges solutions to coding-interview problems in a sandbox")
set(CPACK_SET_DESTDIR ON)
set(CPACK_INSTALL_PREFIX /usr)
set(CPACK_DEB_COMPONENT_INSTALL ON)
set(CPACK_COMPONENTS_ALL gavel)
set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
set(CPACK_DEBIAN_PACKAGE_SHLIBDEPS ON)
set(CPACK_DEBIAN_PACKAGE_SECTION devel)
set(CPACK_STRIP_FILES ON)
set(CPACK_DEBIAN_COMPRESSION_TYPE xz)
set(scripts ${PROJECT_SOURCE_DIR}/packaging/debian)

set(CPACK_DEBIAN_GAVEL_PACKAGE_NAME gavel)
# What the languages that come with it need; gavel languages says which are there.
set(CPACK_DEBIAN_GAVEL_PACKAGE_RECOMMENDS "python3, gcc, g++, libc6-dev, ca-certificates")
set(CPACK_DEBIAN_GAVEL_PACKAGE_SUGGESTS "gaveld, qemu-user")
foreach(script postinst prerm)
  configure_file(${scripts}/gavel.${script} ${PROJECT_BINARY_DIR}/debian/gavel/${script} COPYONLY)
  list(APPEND CPACK_DEBIAN_GAVEL_PACKAGE_CONTROL_EXTRA ${PROJECT_BINARY_DIR}/debian/gavel/${script})
endforeach()
if(TARGET gaveld)
  list(APPEND CPACK_COMPONENTS_ALL gaveld)
  set(CPACK_DEBIAN_GAVELD_PACKAGE_NAME gaveld)
  set(CPACK_DEBIAN_GAVELD_DESCRIPTION "judges submissions that come over HTTP: the daemon of Gavel")
  # With every program of the same build: they speak a wire that has no versions.
  set(CPACK_DEBIAN_GAVELD_PACKAGE_DEPENDS "gavel (= ${PROJECT_VERSION}), passwd, ca-certificates")
  set(CPACK_DEBIAN_GAVELD_PACKAGE_SECTION net)
  foreach(script postinst prerm postrm)
    configure_file(${scripts}/gaveld.${script} ${PROJECT_BINARY_DIR}/debian/gaveld/${script} COPYONLY)
    list(APPEND CPACK_DEBIAN_GAVELD_PACKAGE_CONTROL_EXTRA ${PROJECT_BINARY_DIR}/debian/gaveld/${script})
  endforeach()
  file(WRITE ${PROJECT_BINARY_DIR}/debian/gaveld/conffiles "/etc/gavel/gaveld.yaml\n")
  list(APPEND CPACK_DEBIAN_GAVELD_PACKAGE_CONTROL_EXTRA ${PROJECT_BINARY_DIR}/debian/gaveld/conffiles)
endif()
include(CPack)
