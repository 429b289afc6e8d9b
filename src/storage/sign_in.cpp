// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/sign_in.h"

#include <sodium.h>

#include <algorithm>
#include <array>
#include <map>
#include <mutex>
#include <utility>

#include "base/error_code.h"
#include "base/unicode.h"
#include "storage/audit.h"
#include "storage/meta.h"
#include "storage/records.h"
#include "storage/workspace.h"

namespace meike::sign_in {

namespace {

constexpr std::string_view kOn = "sign_in/on";
constexpr std::string_view kRecovery = "sign_in/recovery";
/// After so many wrong PINs in a row the next one waits: 5 s, 10 s, 20 s ... up to five minutes.
constexpr std::int64_t kFreeTries = 3;
constexpr std::int64_t kFirstWaitMs = 5'000;
constexpr std::int64_t kLongestWaitMs = 300'000;
/// The recovery code is tried by nobody in particular.
constexpr RecordId kByCode = 0;

std::string pinKey(RecordId person) { return "sign_in/pin/" + std::to_string(person); }
std::string triesKey(RecordId person) { return "sign_in/tries/" + std::to_string(person); }

Error refused(ErrorCode code) { return {ErrorKind::not_allowed, {}, code}; }

void needSodium() {
    if (sodium_init() < 0)
        throw Error(ErrorKind::internal, "libsodium", {ErrorCode::fault, {"it cannot be initialised"}});
}

std::string hashed(std::string_view secret) {
    needSodium();
    std::array<char, crypto_pwhash_STRBYTES> text{};
    if (crypto_pwhash_str_alg(text.data(), secret.data(), secret.size(), crypto_pwhash_OPSLIMIT_INTERACTIVE,
                              crypto_pwhash_MEMLIMIT_INTERACTIVE, crypto_pwhash_ALG_ARGON2ID13) != 0)
        throw Error(ErrorKind::io, {}, ErrorCode::out_of_memory);
    return text.data();
}

bool matches(const std::string& stored, std::string_view secret) {
    needSodium();
    return !stored.empty() && crypto_pwhash_str_verify(stored.c_str(), secret.data(), secret.size()) == 0;
}

void checkPin(std::string_view pin) {
    const auto characters =
        static_cast<std::size_t>(std::count_if(pin.begin(), pin.end(), [](char c) { return (c & 0xC0) != 0x80; }));
    if (characters < kLeastPin || characters > kMostPin)
        throw Error(ErrorKind::invalid_value, {}, {ErrorCode::pin_too_short, {kLeastPin, kMostPin}});
}

void erase(Database& database, std::string_view like) {
    database.prepare("DELETE FROM meta WHERE key LIKE ?").bind(1, like).run();
}

/// 5 groups of 4, without the letters and digits that are mistaken for each other: 100 bits.
std::string newCode() {
    needSodium();
    constexpr std::string_view kLetters = "ABCDEFGHJKMNPQRSTVWXYZ23456789AB";
    std::string code;
    for (int i = 0; i < 20; ++i) {
        if (i > 0 && i % 4 == 0) code += '-';
        code += kLetters[randombytes_uniform(30)];
    }
    return code;
}

/// As it was typed: without blanks and dashes, in capitals.
std::string plainCode(std::string_view typed) {
    std::string code;
    for (const char c : typed)
        if (c >= 'a' && c <= 'z')
            code += static_cast<char>(c - 'a' + 'A');
        else if ((c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9'))
            code += c;
    return code;
}

struct Tries {
    std::int64_t wrong = 0;
    std::int64_t lastMs = 0;
};

Tries triesOf(Database& database, RecordId person) {
    const std::string text = meta::text(database, triesKey(person));
    const std::size_t blank = text.find(' ');
    if (blank == std::string::npos) return {};
    return {std::atoll(text.substr(0, blank).c_str()), std::atoll(text.substr(blank + 1).c_str())};
}

/// A line of the audit: who did what about signing in. No value, as everywhere in it.
void note(Database& database, const Workspace& workspace, std::string command, RecordId person) {
    Change change;
    change.command.key = std::move(command);
    appendAudit(database, change, workspace.clock().nowUtcMs(), person);
}

AccessRole roleOf(Database& database, RecordId person) {
    const auto record = readRecord(database, Kind::person, person);
    if (!record || record->integer("active", 1) == 0) return AccessRole::nobody;
    return accessRoleOf(record->text("role"));
}

/// Counts a wrong try, and tells when the next one may come.
[[noreturn]] void wrong(Workspace& workspace, RecordId person, ErrorCode code) {
    const std::int64_t now = workspace.clock().nowUtcMs();
    workspace.writeDerived([&](Database& database) {
        const Tries tries = triesOf(database, person);
        meta::setText(database, triesKey(person), std::to_string(tries.wrong + 1) + " " + std::to_string(now));
        note(database, workspace, "wrong_pin", person);
    });
    throw refused(code);
}

void refuseTooSoon(Workspace& workspace, RecordId person) {
    const std::int64_t wait = waitMs(workspace.database(), person, workspace.clock().nowUtcMs());
    if (wait > 0) throw Error(ErrorKind::not_allowed, {}, {ErrorCode::wait_before_next_pin, {(wait + 999) / 1000}});
}

void beCustodian(Database& database, RecordId person) {
    if (roleOf(database, person) != AccessRole::custodian) throw refused(ErrorCode::not_a_custodian);
}

}  // namespace

bool isOn(Database& database) { return !meta::text(database, kOn).empty(); }

std::vector<Candidate> candidates(Database& database) {
    std::vector<Candidate> all;
    for (const Record& person : allRecords(database, Kind::person)) {
        if (person.integer("active", 1) == 0) continue;
        all.push_back({person.id(), person.text("name"), accessRoleOf(person.text("role")),
                       !meta::text(database, pinKey(person.id())).empty()});
    }
    return all;
}

std::int64_t waitMs(Database& database, RecordId person, std::int64_t nowUtcMs) {
    const Tries tries = triesOf(database, person);
    if (tries.wrong < kFreeTries) return 0;
    const std::int64_t doublings = std::min<std::int64_t>(tries.wrong - kFreeTries, 10);
    const std::int64_t wait = std::min(kFirstWaitMs << doublings, kLongestWaitMs);
    // A clock that was set back does not lock anybody out for longer than that.
    return std::clamp<std::int64_t>(tries.lastMs + wait - nowUtcMs, 0, wait);
}

bool holds(Database& database, RecordId person, std::string_view pin) {
    return matches(meta::text(database, pinKey(person)), pin);
}

std::string turnOn(Workspace& workspace, RecordId custodian, std::string_view pin) {
    requireKeeper(workspace.access());
    beCustodian(workspace.database(), custodian);
    checkPin(pin);
    const std::string code = newCode();
    const std::string pinHash = hashed(pin);
    const std::string codeHash = hashed(plainCode(code));
    workspace.writeDerived([&](Database& database) {
        erase(database, "sign_in/%");
        meta::setText(database, pinKey(custodian), pinHash);
        meta::setText(database, kRecovery, codeHash);
        meta::setText(database, kOn, "1");
        note(database, workspace, "roles_on", custodian);
    });
    workspace.setAccess({AccessRole::custodian, custodian});
    return code;
}

void turnOff(Workspace& workspace) {
    requireKeeper(workspace.access());
    workspace.writeDerived([&](Database& database) {
        erase(database, "sign_in/%");
        note(database, workspace, "roles_off", workspace.actor());
    });
    workspace.setAccess({});
}

Access enter(Workspace& workspace, RecordId person, std::string_view pin) {
    Database& database = workspace.database();
    refuseTooSoon(workspace, person);
    const AccessRole role = roleOf(database, person);
    if (role == AccessRole::nobody) throw refused(ErrorCode::wrong_pin);
    if (meta::text(database, pinKey(person)).empty()) throw refused(ErrorCode::no_pin_yet);
    if (!holds(database, person, pin)) wrong(workspace, person, ErrorCode::wrong_pin);
    workspace.writeDerived([&](Database& writing) {
        erase(writing, triesKey(person));
        note(writing, workspace, "sign_in", person);
    });
    workspace.setAccess({role, person});
    return workspace.access();
}

std::string recover(Workspace& workspace, RecordId custodian, std::string_view code, std::string_view pin) {
    Database& database = workspace.database();
    refuseTooSoon(workspace, kByCode);
    beCustodian(database, custodian);
    checkPin(pin);
    if (!matches(meta::text(database, kRecovery), plainCode(code)))
        wrong(workspace, kByCode, ErrorCode::wrong_recovery_code);
    const std::string next = newCode();
    const std::string pinHash = hashed(pin);
    const std::string codeHash = hashed(plainCode(next));
    workspace.writeDerived([&](Database& writing) {
        erase(writing, "sign_in/tries/%");
        meta::setText(writing, pinKey(custodian), pinHash);
        meta::setText(writing, kRecovery, codeHash);
        note(writing, workspace, "recover_sign_in", custodian);
    });
    workspace.setAccess({AccessRole::custodian, custodian});
    return next;
}

void leave(Workspace& workspace) {
    if (isOn(workspace.database())) workspace.setAccess({AccessRole::nobody, 0});
}

void setPin(Workspace& workspace, RecordId person, std::string_view pin) {
    const Access& access = workspace.access();
    if (access.role == AccessRole::nobody) throw refused(ErrorCode::sign_in_needed);
    if (access.role != AccessRole::custodian && access.person != person) throw refused(ErrorCode::custodian_only);
    checkPin(pin);
    const std::string hash = hashed(pin);
    workspace.writeDerived([&](Database& database) {
        erase(database, triesKey(person));
        meta::setText(database, pinKey(person), hash);
        note(database, workspace, "change_pin", workspace.actor());
    });
}

// ---- A process without a window ----

namespace {
struct Kept {
    std::mutex mutex;
    std::optional<Credentials> credentials;
    std::map<std::string, bool> proved;  ///< stored hashes that the PIN was held against
};
Kept& kept() {
    static Kept all;
    return all;
}
}  // namespace

void setCredentials(std::optional<Credentials> credentials) {
    const std::lock_guard lock(kept().mutex);
    kept().credentials = std::move(credentials);
    kept().proved.clear();
}

std::optional<Credentials> credentials() {
    const std::lock_guard lock(kept().mutex);
    return kept().credentials;
}

Access accessHere(Database& database) {
    if (!isOn(database)) return {};
    const std::lock_guard lock(kept().mutex);
    if (!kept().credentials) return {AccessRole::nobody, 0};
    const auto people = candidates(database);
    const std::string wanted = matchKey(kept().credentials->name);
    for (const Candidate& each : people) {
        if (matchKey(each.name) != wanted || !each.hasPin) continue;
        const std::string stored = meta::text(database, pinKey(each.person));
        const auto [found, fresh] = kept().proved.try_emplace(stored);
        if (fresh) found->second = matches(stored, kept().credentials->pin);
        if (found->second) return {each.role, each.person};
    }
    // Who is not there is told the same as whose PIN is wrong.
    throw refused(ErrorCode::wrong_pin);
}

}  // namespace meike::sign_in
