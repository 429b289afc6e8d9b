// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/opening_check.h"

#include "app/profiles.h"
#include "app/score_book.h"
#include "base/error_code.h"
#include "base/path_text.h"
#include "base/platform.h"
#include "storage/audit.h"
#include "storage/schema_check.h"

namespace meike {

void checkOpening(Database& database) {
    checkSchema(database);
    try {
        profileInUse(database);
    } catch (const Error& error) {
        // A value that nobody can have entered is damage of the file, and is named as that.
        if (error.kind() != ErrorKind::invalid_value) throw;
        throw Error(ErrorKind::damaged, pathText(database.path()),
                    {ErrorCode::rules_in_use_unreadable, {"@" + error.subject(), error.detail()}});
    }
}

std::string synchronisedBy(const std::filesystem::path& file) {
    static constexpr std::pair<std::string_view, std::string_view> kNames[] = {
        {"OneDrive", "OneDrive"},         {"Dropbox", "Dropbox"},    {"Google Drive", "Google Drive"},
        {"GoogleDrive", "Google Drive"},  {"iCloudDrive", "iCloud"}, {"Mobile Documents", "iCloud"},
        {"Nextcloud", "Nextcloud"},       {"ownCloud", "ownCloud"},  {"Nutstore", "坚果云"},
        {"我的坚果云", "坚果云"},         {"坚果云", "坚果云"},      {"BaiduSyncdisk", "百度网盘"},
        {"百度网盘同步空间", "百度网盘"}, {"WPS云盘", "WPS 云盘"},   {"WPSDrive", "WPS 云盘"}};
    static constexpr std::pair<const char*, const char*> kMarks[] = {{".stfolder", "Syncthing"},
                                                                     {".dropbox", "Dropbox"},
                                                                     {".owncloudsync.log", "Nextcloud"},
                                                                     {".nutstore", "坚果云"}};
    std::error_code failed;
    const std::filesystem::path whole = std::filesystem::absolute(file, failed);
    for (std::filesystem::path folder = whole.parent_path();; folder = folder.parent_path()) {
        const std::string name = pathText(folder.filename());
        for (const auto& [known, program] : kNames)
            // "OneDrive - Office", too.
            if (name == known || name.starts_with(std::string(known) + " - ")) return std::string(program);
        for (const auto& [mark, program] : kMarks)
            if (std::filesystem::exists(folder / mark, failed)) return program;
        if (folder == folder.parent_path()) return {};
    }
}

std::vector<ErrorDetail> openingConcerns(Database& database, const Clock& clock) {
    std::vector<ErrorDetail> concerns;
    if (platform::isOnNetwork(database.path())) concerns.emplace_back(ErrorCode::place_on_network);
    if (const std::string program = synchronisedBy(database.path()); !program.empty())
        concerns.push_back({ErrorCode::place_synchronised, {program}});
    // An hour is what a change of the zone or of summer time may seem to be.
    constexpr std::int64_t kHour = 3'600'000;
    const std::int64_t last = lastAudited(database);
    const std::int64_t now = clock.nowUtcMs();
    if (last > now + kHour) concerns.push_back({ErrorCode::clock_behind, {isoMoment(now), isoMoment(last)}});
    return concerns;
}

}  // namespace meike
