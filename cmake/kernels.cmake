# The network's kernels (src/language/net/kernel): one body for each instruction set, chosen at run
# time. Never fused, so that all give the same bits.
set(kernels ${PROJECT_SOURCE_DIR}/src/language/net/kernel)
set(kernel_flags -ffp-contract=off -Wno-psabi)
set_source_files_properties(${kernels}/plain.cpp PROPERTIES COMPILE_OPTIONS "${kernel_flags}")
if(CMAKE_SYSTEM_PROCESSOR MATCHES "x86_64|amd64|AMD64")
  set_source_files_properties(${kernels}/v2.cpp PROPERTIES COMPILE_OPTIONS "${kernel_flags};-march=x86-64-v2")
  set_source_files_properties(${kernels}/avx2.cpp PROPERTIES COMPILE_OPTIONS "${kernel_flags};-mavx2;-mno-fma")
  set_source_files_properties(${kernels}/avxvnni.cpp PROPERTIES COMPILE_OPTIONS
    "${kernel_flags};-mavx2;-mno-fma;-mavxvnni")
  # AVX-512 has fused operations of its own; that none is used is for -ffp-contract.
  set(vnni_flags "${kernel_flags};-mavx512f;-mavx512bw;-mavx512dq;-mavx512vl;-mavx512vnni")
  if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
    # g++ 12 warns falsely about its own intrinsics (GCC bug 105593).
    string(APPEND vnni_flags ";-Wno-maybe-uninitialized")
  endif()
  set_source_files_properties(${kernels}/vnni.cpp PROPERTIES COMPILE_OPTIONS "${vnni_flags}")
  set_source_files_properties(${kernels}/amx.cpp PROPERTIES COMPILE_OPTIONS "${vnni_flags};-mamx-tile;-mamx-int8")
endif()
