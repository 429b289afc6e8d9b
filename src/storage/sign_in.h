// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "storage/access.h"
#include "storage/database.h"

namespace meike {

class Workspace;

/// Who may sign in to a workspace, and with what. Off until a custodian turns it on. What is needed stands in `meta`,
/// outside history, digest and archives: of each PIN only what Argon2id (libsodium) makes of it.
namespace sign_in {

/// Fewer characters a PIN does not have.
inline constexpr std::size_t kLeastPin = 4;
inline constexpr std::size_t kMostPin = 64;

bool isOn(Database& database);

/// Somebody who works here, by name. Who has no PIN yet gets one from the custodian.
struct Candidate {
    RecordId person = 0;
    std::string name;
    AccessRole role = AccessRole::nobody;
    bool hasPin = false;
};
std::vector<Candidate> candidates(Database& database);

/// How long the next try of that person waits after wrong ones, in ms from that moment; 0: not at all.
std::int64_t waitMs(Database& database, RecordId person, std::int64_t nowUtcMs);

/// Looks whether the PIN is theirs, without noting anything. Takes a tenth of a second: a worker's work.
bool holds(Database& database, RecordId person, std::string_view pin);

/// Turns roles on for everybody: `custodian` becomes who is signed in. Returns the recovery code, which is shown once
/// and never again. Errors: invalid_value (too short a PIN; who is no custodian).
std::string turnOn(Workspace& workspace, RecordId custodian, std::string_view pin);
/// Only by a custodian. PINs and the recovery code are gone with it.
void turnOff(Workspace& workspace);

/// Signs a person in: what is asked of the workspace is theirs from then on. Errors: not_allowed (wrong_pin,
/// wait_before_next_pin, no_pin_yet).
Access enter(Workspace& workspace, RecordId person, std::string_view pin);
/// With the recovery code, as a custodian; that custodian's PIN is `pin` from then on, and there is a new recovery
/// code, which is returned.
std::string recover(Workspace& workspace, RecordId custodian, std::string_view code, std::string_view pin);
/// Nobody is signed in any more.
void leave(Workspace& workspace);

/// One's own, or anybody's by a custodian.
void setPin(Workspace& workspace, RecordId person, std::string_view pin);

/// Who a process that has no window signs in as, wherever it opens a workspace whose roles are on (`meikectl --as`).
struct Credentials {
    std::string name;
    std::string pin;
};
void setCredentials(std::optional<Credentials> credentials);
std::optional<Credentials> credentials();
/// What those credentials open here: everyone where roles are off, nobody where there are none. Error{not_allowed}.
Access accessHere(Database& database);

}  // namespace sign_in

}  // namespace meike
