// The databases of a test, and what fills them.
#pragma once

#include <doctest/doctest.h>

#include <string>

#include "../folder.h"
#include "articles.h"
#include "store/store.h"

namespace demarche::store_test {

using test::Folder;

inline Store OpenWriting(const std::string& path) {
  Result<Store> store = Store::OpenWriting(path);
  REQUIRE_MESSAGE(store, (store ? "" : ToString(store.error())));
  return std::move(*store);
}

}  // namespace demarche::store_test
