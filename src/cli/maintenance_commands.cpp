// SPDX-License-Identifier: GPL-3.0-or-later
// check, archive, unarchive.
#include <algorithm>
#include <filesystem>

#include "app/archive.h"
#include "app/membership_check.h"
#include "app/score_book.h"
#include "base/error_code.h"
#include "base/path_text.h"
#include "cli/borrow_options.h"
#include "cli/context.h"
#include "storage/maintenance.h"
#include "storage/score_store.h"
#include "storage/workspace.h"

namespace meike::cli {

namespace {

/// Where the stored scores are not what the engine computes now, under the same profile and for the same day.
struct ScoreDifference {
    std::vector<ClientScore> changed;
    std::vector<RecordId> gone;
    ScoreStamp stamp;

    bool empty() const { return changed.empty() && gone.empty(); }
};

/// Nothing when the stored scores do not claim to be current: the next session brings them up to date.
std::optional<ScoreDifference> compareScores(Database& database, Context& context) {
    const auto stamp = scoreStamp(database);
    if (!stamp || stamp->dataVersion != dataVersion(database)) return std::nullopt;
    const ScoringProfile profile = profileInUse(database);
    const auto day = parseIsoDate(stamp->asOf);
    if (!day || stamp->profile != profile.key + " " + std::to_string(profile.version)) return std::nullopt;
    ScoreBook book;
    book.load(database);
    ScoreDifference difference;
    difference.stamp = *stamp;
    const auto truth = book.score(profile, *day, context.stopToken()).rows();
    const auto stored = readScores(database);
    auto old = stored.begin();
    for (const ClientScore& score : truth) {
        while (old != stored.end() && old->client < score.client) difference.gone.push_back((old++)->client);
        const bool there = old != stored.end() && old->client == score.client;
        if (!there || !(*old == score)) difference.changed.push_back(score);
        if (there) ++old;
    }
    for (; old != stored.end(); ++old) difference.gone.push_back(old->client);
    return difference;
}

/// Readers of the workspace with the scores of the day that its segments were last looked at.
ScoredReader scoredReader(const std::string& path, Context& context) {
    return [&context, path](Date day) {
        ScoreOptions scores;
        scores.asOf = isoDate(day);
        return openScored(path, scores, context);
    };
}

std::vector<Finding> findAll(Database& database, const std::string& path, Context& context) {
    context.report("checking", 0, 0);
    auto findings = checkDatabase(database);
    const bool damaged =
        std::any_of(findings.begin(), findings.end(), [](const Finding& finding) { return finding.stops; });
    if (damaged) return findings;
    if (const auto difference = compareScores(database, context); difference && !difference->empty())
        findings.push_back({"scores",
                            std::to_string(difference->changed.size() + difference->gone.size()) +
                                " clients have stored scores that are not what is computed",
                            true});
    for (Finding& finding : checkMemberships(database, scoredReader(path, context)))
        findings.push_back(std::move(finding));
    return findings;
}

struct CheckOptions {
    std::string workspace;
    bool repair = false;
    bool accept = false;
    std::string copy;
};

int check(const CheckOptions& options, Context& context) {
    std::vector<Finding> findings = findAll(*context.openReader(options.workspace), options.workspace, context);
    if (options.accept) {
        const auto content = std::find_if(findings.begin(), findings.end(),
                                          [](const Finding& finding) { return finding.what == "content"; });
        if (content != findings.end()) {
            Workspace::open(options.workspace)->writeDerived(acceptContent);
            context.out << "accepted: the records are taken as they are\n";
            findings.erase(content);
            if (findings.empty()) return 0;
        }
    }
    std::size_t repaired = 0;
    const bool any =
        std::any_of(findings.begin(), findings.end(), [](const Finding& finding) { return finding.repairable; });
    if (options.repair && any) {
        const auto workspace = Workspace::open(options.workspace);
        workspace->writeDerived([&](Database& database) {
            for (const Finding& finding : findings) {
                if (finding.what == "search_index") rebuildSearchIndex(database);
                if (finding.what != "scores") continue;
                if (const auto difference = compareScores(database, context))
                    writeScores(database, difference->changed, difference->gone, &difference->stamp);
            }
        });
        // Rules ask for scores: those are right by now.
        const auto reader = context.openReader(options.workspace);
        workspace->writeDerived([&](Database& database) {
            repairMemberships(*reader, scoredReader(options.workspace, context), database);
        });
        const auto left = findAll(*context.openReader(options.workspace), options.workspace, context);
        for (const Finding& finding : findings) {
            const bool still =
                std::any_of(left.begin(), left.end(), [&](const Finding& other) { return other.what == finding.what; });
            if (still) continue;
            context.out << "repaired " << finding.what << ": " << finding.detail << '\n';
            ++repaired;
        }
        findings = left;
    }
    for (const Finding& finding : findings)
        context.out << finding.what << ": " << finding.detail
                    << (finding.repairable && !options.repair ? " (--repair rebuilds it)" : "") << '\n';
    if (findings.empty() && repaired == 0 && !context.quiet) context.out << "all is well\n";
    return findings.empty() ? 0 : 1;
}

struct ArchiveCommand {
    std::string workspace;
    std::string file;
    BorrowOptions borrow;
};

void archive(const ArchiveCommand& options, Context& context) {
    {
        const auto reader = context.openReader(options.workspace);
        const auto personal = personalColumnsOfArchive(*reader);
        options.borrow.notePersonal(options.workspace, personal, personal,
                                    static_cast<std::size_t>(recordsOfArchive(*reader)),
                                    pathText(std::filesystem::path(options.file).filename()), context);
    }
    const auto report = archiveWorkspace(*context.openReader(options.workspace), options.file, context.clock, context,
                                         context.stopToken());
    if (!context.quiet)
        context.out << "archived " << report.records << " records to " << options.file << "\ndigest " << report.digest
                    << '\n';
}

void unarchive(const std::string& file, const std::string& workspace, Context& context) {
    const auto report = unarchiveWorkspace(file, workspace, context.clock, context, context.stopToken());
    if (!context.quiet)
        context.out << "made " << workspace << " of " << report.records << " records\ndigest " << report.digest << '\n';
}

}  // namespace

void addMaintenanceCommands(CLI::App& app, Context& context) {
    {
        auto* command = app.add_subcommand(
            "check", "Integrity, foreign keys, derived tables against the truth; exit code 1 when something is wrong");
        auto options = std::make_shared<CheckOptions>();
        addWorkspaceOption(*command, options->workspace);
        command->add_flag("--repair", options->repair, "rebuild the derived tables that are wrong");
        command
            ->add_option("--copy", options->copy,
                         "with --repair: make this copy first and repair that; the workspace is not written")
            ->option_text("FILE")
            ->needs("--repair");
        command->add_flag("--accept", options->accept,
                          "take the records as they are, where they are not what was written and no backup is better");
        command->callback([options, &context] {
            if (!options->copy.empty()) {
                if (std::filesystem::exists(options->copy))
                    throw Error(ErrorKind::invalid_value, options->copy, ErrorCode::file_exists);
                backupTo(*context.openReader(options->workspace), options->copy, context, context.stopToken());
                options->workspace = options->copy;
            }
            if (check(*options, context) != 0) throw CLI::RuntimeError(1);
        });
    }
    {
        auto* command = app.add_subcommand(
            "archive",
            "Write all records of a workspace to one open file (a zip of JSON lines), also while a window has "
            "it open; the undo history stays behind");
        auto options = std::make_shared<ArchiveCommand>();
        addWorkspaceOption(*command, options->workspace);
        command->add_option("FILE.zip", options->file, "the file to write")->required()->option_text(" ");
        options->borrow.addTo(*command);
        command->callback([options, &context] { archive(*options, context); });
    }
    {
        auto* command = app.add_subcommand("unarchive", "Make a new workspace of an archive");
        auto paths = std::make_shared<std::pair<std::string, std::string>>();
        command->add_option("FILE.zip", paths->first, "the archive")->required()->option_text(" ");
        addWorkspaceOption(*command, paths->second);
        command->callback([paths, &context] { unarchive(paths->first, paths->second, context); });
    }
}

}  // namespace meike::cli
