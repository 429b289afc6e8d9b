// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/profiles.h"

#include <algorithm>
#include <filesystem>

#include "app/records/record_writer.h"
#include "app/score_book.h"
#include "app/whole_file.h"
#include "base/error_code.h"
#include "base/progress.h"
#include "engine/tier_trial.h"
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
    return valueOrThrow(parseProfile(readWholeFile(nameOrFile)));
}

int saveProfile(Edit& edit, ScoringProfile profile) {
    const auto problems = validate(profile);
    if (!problems.empty())
        throw Error(ErrorKind::invalid_value, problems.front().path,
                    {ErrorCode::expected, {problems.front().expected}});
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
        changeField(edit, Kind::scoring_profile, stored.id(), "in_use", std::int64_t{0});
        if (stored.text("name") != profile.key) continue;
        const int version = static_cast<int>(stored.integer("version", 1));
        next = std::max(next, version + 1);
        const auto rules = parseProfile(stored.text("body"));
        if (!rules || !sameRules(*rules)) continue;
        known = stored.id();
        knownVersion = version;
    }
    if (known != 0) {
        changeField(edit, Kind::scoring_profile, known, "in_use", std::int64_t{1});
        return knownVersion;
    }
    profile.version = knownVersion != 0 ? knownVersion : next;
    addRecord(edit, Record(Kind::scoring_profile)
                        .set("name", profile.key)
                        .set("version", std::int64_t{profile.version})
                        .set("body", profileJson(profile))
                        .set("in_use", std::int64_t{1}));
    return profile.version;
}

Command saveProfileCommand(const ScoringProfile& profile, Language language) {
    return Command{"change", {"@scoring_profiles", std::string(profile.label.in(language))}};
}

namespace {

std::size_t placeOf(std::int8_t tier, const std::vector<engine::ClassName>& scale) {
    return tier < 0 ? scale.size() : static_cast<std::size_t>(tier);
}

/// The two scales, and an empty matrix between them.
ProfilePreview emptyPreview(const Scores& before, const ScoringProfile& profile,
                            const std::vector<engine::ClassName>& to) {
    ProfilePreview preview;
    preview.from = before.assessment.tierNames;
    preview.to = to;
    preview.sameScale = tierScale(before.profile) == tierScale(profile);
    preview.currency = before.currency;
    preview.matrix.assign(preview.from.size() + 1, std::vector<ProfilePreview::Cell>(preview.to.size() + 1));
    return preview;
}

void countScores(const engine::Assessment& assessment, int levels, ProfilePreview& preview) {
    preview.scores.assign(static_cast<std::size_t>(levels),
                          std::vector<std::int64_t>(static_cast<std::size_t>(levels)));
    for (std::size_t i = 0; i < assessment.clients(); ++i) {
        const std::uint8_t r = assessment.r[i];
        const std::uint8_t f = assessment.f[i];
        if (r > 0 && f > 0) ++preview.scores[r - 1U][f - 1U];
    }
}

void addMove(const Scores& before, std::size_t client, std::int8_t to, ProfilePreview& preview) {
    const std::int8_t from = before.assessment.tier[client];
    if (from < 0 && to < 0) return;
    const MinorUnits value = before.assessment.monetary[client];
    const auto add = [value](ProfilePreview::Cell& cell) {
        ++cell.clients;
        cell.value += value;
    };
    add(preview.matrix[placeOf(from, preview.from)][placeOf(to, preview.to)]);
    const bool stays = from >= 0 && to >= 0 &&
                       preview.from[static_cast<std::size_t>(from)].key == preview.to[static_cast<std::size_t>(to)].key;
    if (stays) return;
    add(preview.moved);
    if (from < 0)
        add(preview.added);
    else if (to < 0)
        add(preview.lost);
    else if (preview.sameScale)
        add(to < from ? preview.up : preview.down);
    preview.moves.push_back({before.clients[client], {}, from, to, value});
}

/// The largest value first; names for the first `named`.
void finish(Database& database, std::size_t named, ProfilePreview& preview) {
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
}

}  // namespace

ProfileTrial::ProfileTrial(const Session& session, std::shared_ptr<const Scores> before)
    : m_session(session), m_before(std::move(before)) {}

ProfileTrial::~ProfileTrial() = default;

ProfilePreview ProfileTrial::preview(Database& database, const ScoringProfile& profile, const std::stop_token& stop,
                                     std::size_t named) {
    const Scores& before = *m_before;
    if (!m_trial) {
        m_session.readBook(before, [&](const ScoreBook& book) {
            m_trial = std::make_unique<const engine::TierTrial>(
                engine::AssessmentInput{book.columns(), book.facts(), before.references, before.profile,
                                        dayNumber(before.asOf)},
                before.assessment);
        });
    }
    if (m_trial && m_trial->covers(profile)) {
        const auto problems = validate(profile);
        if (!problems.empty())
            throw Error(ErrorKind::invalid_value, problems.front().path,
                        {ErrorCode::expected, {problems.front().expected}});
        ProfilePreview preview = emptyPreview(before, profile, before.assessment.tierNames);
        countScores(before.assessment, profile.levels, preview);
        const engine::TierTrial::Result tried = m_trial->run(profile);
        for (std::size_t i = 0; i < before.clients.size(); ++i) addMove(before, i, tried.tier[i], preview);
        throwIfStopped(stop);
        finish(database, named, preview);
        return preview;
    }
    // No tier looks ahead: without forecasts the answer is the same and comes sooner.
    const auto after = m_session.scoresWithoutForecast(profile, before.asOf, stop);
    ProfilePreview preview = emptyPreview(before, profile, after->assessment.tierNames);
    countScores(after->assessment, profile.levels, preview);
    for (std::size_t i = 0; i < before.clients.size(); ++i) {
        // A client added or deleted just now is no move: the next scores know it.
        if (const auto now = after->indexOf(before.clients[i]))
            addMove(before, i, after->assessment.tier[*now], preview);
    }
    finish(database, named, preview);
    return preview;
}

ProfilePreview previewProfile(Database& database, const Session& session, const std::shared_ptr<const Scores>& before,
                              const ScoringProfile& profile, const std::stop_token& stop, std::size_t named) {
    return ProfileTrial(session, before).preview(database, profile, stop, named);
}

}  // namespace meike
