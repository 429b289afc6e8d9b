// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/current_error.h"

#include <exception>
#include <new>

#include "base/error_code.h"

namespace meike {

Error currentError() {
    try {
        throw;
    } catch (const Error& error) {
        return error;
    } catch (const std::bad_alloc&) {
        return Error(ErrorKind::internal, {}, ErrorCode::out_of_memory);
    } catch (const std::exception& error) {
        return Error(ErrorKind::internal, {}, {ErrorCode::fault, {error.what()}});
    } catch (...) {
        return Error(ErrorKind::internal, {}, {ErrorCode::fault, {"an exception of no known type"}});
    }
}

}  // namespace meike
