// SPDX-License-Identifier: GPL-3.0-or-later
#include <filesystem>
#include <fstream>
#include <sstream>

#include "app/score_book.h"
#include "exchange/profile_json.h"
#include "storage/records.h"

namespace meike {

ScoringProfile profileInUse(Database& database) {
    const auto ids = findRecords(database, Kind::scoring_profile, "in_use", Value{1});
    if (ids.empty()) return valueOrThrow(presetProfile("agency"));
    const auto record = readRecord(database, Kind::scoring_profile, ids.back());
    ScoringProfile profile = valueOrThrow(parseProfile(record->text("body")));
    profile.version = static_cast<int>(record->integer("version", profile.version));
    return profile;
}

ScoringProfile profileByName(const std::string& nameOrFile) {
    auto preset = presetProfile(nameOrFile);
    if (preset) return *preset;
    std::error_code ignored;
    if (!std::filesystem::is_regular_file(nameOrFile, ignored)) throw preset.error();
    std::ifstream file(nameOrFile, std::ios::binary);
    std::ostringstream text;
    text << file.rdbuf();
    if (!file) throw Error(ErrorKind::io, nameOrFile, "the file cannot be read");
    return valueOrThrow(parseProfile(text.str()));
}

}  // namespace meike
