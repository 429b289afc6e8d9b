// SPDX-License-Identifier: GPL-3.0-or-later
// undo, redo, history.
#include "base/error_code.h"
#include "cli/context.h"
#include "cli/table.h"
#include "domain/command.h"
#include "storage/records.h"
#include "storage/workspace.h"

namespace meike::cli {

namespace {

void move(const std::string& path, bool back, Context& context) {
    const auto workspace = Workspace::open(path);
    context.report(back ? "undoing" : "redoing", 0, 0);
    const Change change = back ? workspace->undo() : workspace->redo();
    if (change.step == 0)
        throw Error(ErrorKind::not_found, path, back ? ErrorCode::nothing_to_undo : ErrorCode::nothing_to_redo);
    if (!context.quiet)
        context.out << (back ? "undone: " : "redone: ") << commandText(change.command, Language::en) << " (batch "
                    << change.step << ", " << change.rowCount << " rows)\n";
}

struct HistoryOptions {
    std::string workspace;
    std::int64_t limit = -1;
    Format format = Format::table;
};

void showHistory(const HistoryOptions& options, Context& context) {
    const auto reader = context.openReader(options.workspace);
    Table table({{"batch", Shape::number},
                 {"at", Shape::text},
                 {"person", Shape::text},
                 {"what", Shape::text},
                 {"rows", Shape::number},
                 {"undone", Shape::boolean}});
    for (const HistoryStep& step : history(*reader, static_cast<int>(std::min<std::int64_t>(options.limit, 1'000'000))))
        table.add({std::to_string(step.step), isoMoment(step.atUtcMs), recordName(*reader, Kind::person, step.person),
                   commandText(step.command, Language::en), std::to_string(step.rowCount),
                   step.undone ? "true" : "false"});
    writeTable(table, options.format, context);
}

}  // namespace

void addHistoryCommands(CLI::App& app, Context& context) {
    for (const bool back : {true, false}) {
        auto* command = app.add_subcommand(
            back ? "undo" : "redo", back ? "Take back the newest step" : "Bring back the step that was undone last");
        auto path = std::make_shared<std::string>();
        addWorkspaceOption(*command, *path);
        command->callback([path, back, &context] { move(*path, back, context); });
    }
    auto* command = app.add_subcommand("history", "List the steps, newest first");
    auto options = std::make_shared<HistoryOptions>();
    addWorkspaceOption(*command, options->workspace);
    command->add_option("--limit", options->limit, "at most so many steps")
        ->check(CLI::PositiveNumber)
        ->option_text("N");
    addFormatOption(*command, options->format);
    command->callback([options, &context] { showHistory(*options, context); });
}

}  // namespace meike::cli
