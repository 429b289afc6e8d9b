// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

#include "base/date.h"
#include "base/label.h"
#include "domain/value.h"
#include "storage/database.h"

namespace meike {

/// What a step has for its executor to say or send, with the names of the client in question in the place of
/// {contact}, {client} and {last_project}; empty where the step has no text. `contact` 0: the first one of the client.
/// A few look-ups.
std::string stepText(Database& database, RecordId step, RecordId client, RecordId contact, Date asOf,
                     Language language);

}  // namespace meike
