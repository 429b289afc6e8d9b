// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/profiles.h"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <sstream>

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

int saveProfile(Edit& edit, ScoringProfile profile) {
    const auto problems = validate(profile);
    if (!problems.empty())
        throw Error(ErrorKind::invalid_value, problems.front().path, "expected " + problems.front().expected);
    const auto preset = presetProfile(profile.key);
    // A set of rules has one version, however often it is taken into use.
    const auto sameRules = [&](ScoringProfile other) {
        other.version = profile.version;
        return other == profile;
    };
    int next = preset ? preset->version + 1 : 1;
    RecordId known = 0;
    int knownVersion = preset && sameRules(*preset) ? preset->version : 0;
    for (const Record& stored : allRecords(edit.database(), Kind::scoring_profile)) {
        edit.set(Kind::scoring_profile, stored.id(), "in_use", std::int64_t{0});
        if (stored.text("name") != profile.key) continue;
        const int version = static_cast<int>(stored.integer("version", 1));
        next = std::max(next, version + 1);
        const auto rules = parseProfile(stored.text("body"));
        if (!rules || !sameRules(*rules)) continue;
        known = stored.id();
        knownVersion = version;
    }
    if (known != 0) {
        edit.set(Kind::scoring_profile, known, "in_use", std::int64_t{1});
        return knownVersion;
    }
    profile.version = knownVersion != 0 ? knownVersion : next;
    edit.insert(Record(Kind::scoring_profile)
                    .set("name", profile.key)
                    .set("version", std::int64_t{profile.version})
                    .set("body", profileJson(profile))
                    .set("in_use", std::int64_t{1}));
    return profile.version;
}

Command saveProfileCommand(const ScoringProfile& profile, Language language) {
    return Command{"change", {"@scoring_profiles", std::string(profile.label.in(language))}};
}

ProfilePreview previewProfile(Database& database, const Session& session, const std::shared_ptr<const Scores>& before,
                              const ScoringProfile& profile, const std::stop_token& stop, std::size_t named) {
    // No tier looks ahead: without forecasts the answer is the same and comes while a slider still moves.
    const auto after = session.scoresWithoutForecast(profile, before->asOf, stop);
    ProfilePreview preview;
    preview.from = before->assessment.tierNames;
    preview.to = after->assessment.tierNames;
    preview.sameScale = tierScale(before->profile) == tierScale(profile);
    preview.currency = before->currency;
    preview.matrix.assign(preview.from.size() + 1, std::vector<ProfilePreview::Cell>(preview.to.size() + 1));
    const auto place = [](std::int8_t tier, const std::vector<engine::ClassName>& scale) {
        return tier < 0 ? scale.size() : static_cast<std::size_t>(tier);
    };
    const auto levels = static_cast<std::size_t>(profile.levels);
    preview.scores.assign(levels, std::vector<std::int64_t>(levels));
    for (std::size_t i = 0; i < after->clients.size(); ++i) {
        const std::uint8_t r = after->assessment.r[i];
        const std::uint8_t f = after->assessment.f[i];
        if (r > 0 && f > 0) ++preview.scores[r - 1U][f - 1U];
    }
    for (std::size_t i = 0; i < before->clients.size(); ++i) {
        // A client added or deleted just now is no move: the next scores know it.
        const auto now = after->indexOf(before->clients[i]);
        if (!now) continue;
        const std::int8_t from = before->assessment.tier[i];
        const std::int8_t to = after->assessment.tier[*now];
        if (from < 0 && to < 0) continue;
        const MinorUnits value = before->assessment.monetary[i];
        const auto add = [value](ProfilePreview::Cell& cell) {
            ++cell.clients;
            cell.value += value;
        };
        add(preview.matrix[place(from, preview.from)][place(to, preview.to)]);
        const bool stays =
            from >= 0 && to >= 0 &&
            preview.from[static_cast<std::size_t>(from)].key == preview.to[static_cast<std::size_t>(to)].key;
        if (stays) continue;
        add(preview.moved);
        if (from < 0)
            add(preview.added);
        else if (to < 0)
            add(preview.lost);
        else if (preview.sameScale)
            add(to < from ? preview.up : preview.down);
        preview.moves.push_back({before->clients[i], {}, from, to, value});
    }
    std::sort(preview.moves.begin(), preview.moves.end(), [](const ProfileMove& a, const ProfileMove& b) {
        return a.value != b.value ? a.value > b.value : a.client < b.client;
    });
    std::vector<RecordId> ids;
    for (std::size_t i = 0; i < std::min(named, preview.moves.size()); ++i) ids.push_back(preview.moves[i].client);
    std::size_t at = 0;
    for (const Record& client : readRecords(database, Kind::client, ids)) {
        while (preview.moves[at].client != client.id()) ++at;
        preview.moves[at].name = client.text("name");
    }
    return preview;
}

}  // namespace meike
