// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/current_error.h"

#include <exception>
#include <new>
#include <utility>

#include "base/error_code.h"

namespace meike {

namespace {

/// What a library says of it goes into the log; the words have no place for it.
Error unforeseen(const char* note) {
    ErrorDetail detail(ErrorCode::unforeseen);
    detail.arguments.emplace_back(note);
    return Error(ErrorKind::internal, {}, std::move(detail));
}

}  // namespace

Error currentError() {
    try {
        throw;
    } catch (const Error& error) {
        return error;
    } catch (const std::bad_alloc&) {
        return Error(ErrorKind::internal, {}, ErrorCode::out_of_memory);
    } catch (const std::exception& error) {
        return unforeseen(error.what());
    } catch (...) {
        return unforeseen("an exception of no known type");
    }
}

}  // namespace meike
