// SPDX-License-Identifier: GPL-3.0-or-later
// satisfaction: what answers and complaints come to.
#include <cstdio>

#include "app/view/satisfaction.h"
#include "cli/context.h"
#include "cli/table.h"

namespace meike::cli {

namespace {

struct SatisfactionOptions {
    std::string workspace;
    std::string by;
    int days = 365;
    ScoreOptions scores;
    Format format = Format::table;
};

/// Three decimals, so that a share of any base that people have can be told.
std::string figure(double value) {
    char text[32];
    std::snprintf(text, sizeof text, "%.3f", value == 0 ? 0.0 : value);
    return text;
}
std::string figure(const std::optional<double>& value) { return value ? figure(*value) : std::string(); }

void showSatisfaction(const SatisfactionOptions& options, Context& context) {
    SatisfactionBy by = SatisfactionBy::all;
    for (const SatisfactionByRow& row : satisfactionByRows())
        if (row.key == options.by) by = row.by;
    // Tiers alone ask for scores.
    const auto reader = by == SatisfactionBy::tier || !options.scores.asOf.empty() || !options.scores.profile.empty()
                            ? openScored(options.workspace, options.scores, context)
                            : context.openReader(options.workspace);
    const Satisfaction shown = readSatisfaction(*reader, options.scores.day(context.clock), options.days, by,
                                                Language::en, context.stopToken());
    Table table({{options.by.empty() ? "group" : options.by},
                 {"csat_answers", Shape::number},
                 {"csat", Shape::number},
                 {"csat_low", Shape::number},
                 {"csat_high", Shape::number},
                 {"nps_answers", Shape::number},
                 {"nps", Shape::number},
                 {"nps_low", Shape::number},
                 {"nps_high", Shape::number},
                 {"complaints", Shape::number},
                 {"open", Shape::number},
                 {"late", Shape::number},
                 {"reopened", Shape::number},
                 {"answer_workdays", Shape::number},
                 {"close_workdays", Shape::number}});
    const auto add = [&](const SatisfactionGroup& group, const std::string& name) {
        std::vector<std::string> cells{name};
        const auto estimate = [&](int answers, const std::optional<engine::Estimate>& of) {
            cells.push_back(std::to_string(answers));
            for (const double value : {of ? of->value : 0, of ? of->low : 0, of ? of->high : 0})
                cells.push_back(of ? figure(value) : std::string());
        };
        estimate(group.answers.csat, group.answers.csatFigure());
        estimate(group.answers.nps, group.answers.npsFigure());
        const ComplaintCounts& complaints = group.complaints;
        for (const int count : {complaints.complaints, complaints.open, complaints.late, complaints.reopened})
            cells.push_back(std::to_string(count));
        cells.push_back(figure(engine::middleOf(complaints.answered)));
        cells.push_back(figure(engine::middleOf(complaints.closed)));
        table.add(std::move(cells));
    };
    if (by == SatisfactionBy::all) add(shown.all, "all");
    for (const SatisfactionGroup& group : shown.groups)
        if (by != SatisfactionBy::all) add(group, by == SatisfactionBy::tier ? group.key : group.name);
    writeTable(table, options.format, context, table.rows() == 1 ? "group" : "groups");
    if (options.format != Format::table || context.quiet) return;
    if (shown.all.answers.csat < engine::kFewestAnswers || shown.all.answers.nps < engine::kFewestAnswers)
        context.out << "fewer than " << engine::kFewestAnswers << " answers say nothing: no figure is given\n";
    for (const engine::ParetoRow& cause : shown.causes)
        context.out << "  " << cause.count << "  " << (cause.name.empty() ? "(no cause given)" : cause.name) << "  "
                    << figure(cause.cumulative) << '\n';
}

}  // namespace

void addSatisfactionCommand(CLI::App& app, Context& context) {
    auto* command = app.add_subcommand(
        "satisfaction", "What answers and complaints come to: CSAT and NPS with 95 % intervals, times in working days");
    auto options = std::make_shared<SatisfactionOptions>();
    addWorkspaceOption(*command, options->workspace);
    command->add_option("--by", options->by, "in groups: tier, owner, service or month")
        ->check(CLI::IsMember({"tier", "owner", "service", "month"}))
        ->option_text("WHAT");
    command->add_option("--days", options->days, "of so many days up to the day (default: 365; 0: of all)")
        ->check(CLI::Range(0, 36'500))
        ->option_text("N");
    options->scores.addTo(*command);
    addFormatOption(*command, options->format);
    command->callback([options, &context] { showSatisfaction(*options, context); });
}

}  // namespace meike::cli
