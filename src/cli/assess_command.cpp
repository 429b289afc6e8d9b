// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <cmath>

#include <nlohmann/json.hpp>

#include "app/assessment_save.h"
#include "app/field_text.h"
#include "app/score_book.h"
#include "app/words/basis_words.h"
#include "app/words/forecast_words.h"
#include "base/money.h"
#include "base/uid.h"
#include "cli/context.h"
#include "cli/table.h"
#include "engine/model_choice.h"
#include "storage/model_store.h"
#include "storage/records.h"
#include "storage/workspace.h"

namespace meike::cli {

namespace {

using Json = nlohmann::ordered_json;

/// The columns of the contract, in its order.
constexpr std::string_view kColumns[] = {
    "id",        "name",     "orders",    "first_order", "last_order", "recency_days",
    "frequency", "monetary", "r",         "f",           "m",          "rfm_class",
    "stage",     "dormancy", "behaviour", "abc",         "p_alive",    "expected_orders",
    "clv",       "clv_low",  "clv_high",  "value_score", "tier",       "provisional",
    "reasons"};
/// What fits on a terminal.
constexpr std::string_view kShownColumns[] = {
    "name", "orders",    "last_order", "recency_days", "frequency",   "monetary", "r",          "f",
    "m",    "rfm_class", "stage",      "abc",          "value_score", "tier",     "provisional"};

Shape shapeOf(std::string_view column) {
    const bool own = column == "id" || column == "reasons";  // no fields of clients
    return tableShape(own ? nullptr : &fieldOf(Kind::client, column));
}

/// One row a client, by name in code-point order (which is the order of UTF-8 bytes), then by id.
Table clientTable(Database& reader, const ScoreBook& book, const Scores& scores,
                  std::span<const std::string_view> columns) {
    struct Named {
        const std::string* name;
        RecordId id;
        engine::ClientIndex index;
    };
    const auto names = recordNames(reader, Kind::client);
    std::vector<Named> clients;
    for (std::size_t i = 0; i < scores.clients.size(); ++i)
        clients.push_back({&names.at(scores.clients[i]), scores.clients[i], static_cast<engine::ClientIndex>(i)});
    std::sort(clients.begin(), clients.end(),
              [](const Named& a, const Named& b) { return *a.name != *b.name ? *a.name < *b.name : a.id < b.id; });
    std::vector<Table::Column> shapes;
    for (const std::string_view column : columns) shapes.push_back({std::string(column), shapeOf(column)});
    std::vector<std::string> uids;
    if (std::find(columns.begin(), columns.end(), "id") != columns.end()) {
        std::vector<RecordId> ids;
        ids.reserve(clients.size());
        for (const Named& client : clients) ids.push_back(client.id);
        uids = uidTexts(reader, Kind::client, ids);
    }
    Table table(std::move(shapes));
    TextContext context;
    context.currency = scores.currency;
    context.language = Language::en;
    for (std::size_t i = 0; i < clients.size(); ++i) {
        const Named& client = clients[i];
        const ClientScore row = scores.row(client.index);
        std::vector<std::string> cells;
        cells.reserve(columns.size());
        for (const std::string_view column : columns) {
            if (column == "id")
                cells.push_back(std::move(uids[i]));
            else if (column == "name")
                cells.push_back(*client.name);
            else if (column == "reasons")
                cells.push_back(scores.assessment.scored(client.index) ? book.reasonSummary(scores, client.index)
                                                                       : std::string());
            else
                cells.push_back(
                    machineText(fieldOf(Kind::client, column), row.values[scoreFieldIndex(column)], context));
        }
        table.add(std::move(cells));
    }
    return table;
}

Json axisJson(const engine::Axis& axis, int decimals) {
    Json edges = Json::array();
    for (const auto& edge : axis.edges)
        edges.push_back(edge ? Json::parse(plainAmount(*edge, decimals)) : Json(nullptr));
    const std::string note = engine::axisNoteKey(axis.note);
    return {{"method", axis.method == AxisMethod::quantiles ? "quantiles" : "thresholds"},
            {"edges", std::move(edges)},
            {"note", note.empty() ? Json(nullptr) : Json(note)}};
}

/// What the past says of the forecasts, for the horizon of the profile.
engine::ModelChoice lookBack(const ScoreBook& book, const Scores& scores, const std::stop_token& stop) {
    const DayNumber asOf = dayNumber(scores.asOf);
    const ValueBasis basis = scores.assessment.base.basis;
    const double days = scores.profile.forecast.horizonMonths * engine::kMonthDays;
    return engine::chooseModel({{book.columns(), &book.facts(), basis}, asOf}, static_cast<int>(std::lround(days)),
                               stop);
}

void writeJson(std::ostream& out, Database& reader, const Scores& scores, const engine::ModelChoice& past,
               const Table& table) {
    const engine::Assessment& assessment = scores.assessment;
    const Json profile = {{"name", scores.profile.key},
                          {"version", scores.profile.version},
                          {"axes",
                           {{"r", axisJson(assessment.axisR, 0)},
                            {"f", axisJson(assessment.axisF, 0)},
                            {"m", axisJson(assessment.axisM, currencyDecimals(scores.currency))}}}};
    const engine::BaseForecast& forecast = assessment.forecast.base;
    const auto amount = [&](MinorUnits value) {
        return value == engine::kNoAmount ? Json(nullptr)
                                          : Json::parse(plainAmount(value, currencyDecimals(scores.currency)));
    };
    const Json base = {
        {"clients", assessment.base.clients},
        {"prospects", assessment.base.prospects},
        {"clv_total", amount(forecast.clv)},
        {"clv_low", amount(forecast.clvLow)},
        {"clv_high", amount(forecast.clvHigh)},
        {"sufficiency", forecast.sufficiency.step},
        {"sufficiency_reason", words::sufficiencyText(forecast.sufficiency, Language::en)},
        {"model", engine::modelKey(forecast.model)},
        {"forecast_verdict", engine::forecastVerdictKey(engine::verdictOn(past, forecast.model))},
        {"forecast_origins", past.origins},
        {"closest_rule", past.origins > 0 ? Json(engine::simpleRuleKey(past.closestRule)) : Json(nullptr)},
        {"no_attrition", forecast.noAttrition},
        {"currency", scores.currency},
        {"basis", classRow(assessment.base.basis).key},
        {"estimated_percent", Json::parse(plainAmount(assessment.base.estimated, 2))}};
    out << "{\n  \"as_of\": " << jsonText(isoDate(scores.asOf)) << ",\n  \"profile\": " << profile.dump()
        << ",\n  \"base\": " << base.dump() << ",\n  \"blocked\": "
        << blockedJson(reader, scores.blocked).dump(-1, ' ', false, Json::error_handler_t::replace)
        << ",\n  \"clients\": ";
    table.writeJson(out, "  ");
    out << "\n}\n";
}

void writeSummary(std::ostream& out, const Scores& scores, const engine::ModelChoice& past) {
    const engine::Assessment& assessment = scores.assessment;
    std::vector<std::int64_t> counts(assessment.tierNames.size());
    for (const std::int8_t tier : assessment.tier)
        if (tier >= 0) ++counts[static_cast<std::size_t>(tier)];
    out << '\n'
        << assessment.base.clients << " clients, " << assessment.base.prospects << " prospects as of "
        << isoDate(scores.asOf) << " under " << scores.profile.key << ' ' << scores.profile.version;
    for (std::size_t i = 0; i < counts.size(); ++i)
        out << (i == 0 ? ": " : ", ") << assessment.tierNames[i].key << ' ' << counts[i];
    out << "\nValue basis: " << words::basisText(assessment.base, Language::en);
    out << '\n' << words::sufficiencyText(assessment.forecast.base.sufficiency, Language::en) << '\n';
    // What is to be kept in mind of the forecasts; who is left out is told apart.
    for (const words::Line& line :
         words::forecastLines(assessment.forecast.base, scores.profile.forecast, Language::en, scores.currency))
        if (line.key != "sufficiency" && line.key != "orders" && line.key != "value" && line.key != "blocked")
            out << line.text << '\n';
    if (assessment.forecast.base.sufficiency.step >= 2)
        out << words::verdictText(past, assessment.forecast.base.model, Language::en) << '\n';
}

/// Whether something else is counted than in the latest scores that the workspace holds, or else than in the latest
/// saved assessment.
void tellBasisChange(Database& reader, const ScoreBook& book, const Scores& scores, Context& context) {
    const auto stored = readModels(reader);
    const auto before = stored ? std::optional(BasisNote{stored->models.basis, stored->clients, stored->total})
                               : book.savedBasis(scores.asOf);
    if (!before) return;
    if (const auto change = scores.basisChange(*before))
        context.err << words::basisChangeText(*change, Language::en) << '\n';
}

struct AssessOptions {
    std::string workspace;
    std::string save;
    ScoreOptions scores;
    Format format = Format::table;
};

void assess(const AssessOptions& options, Context& context) {
    const Date day = options.scores.day(context.clock);
    if (!options.save.empty()) {
        const auto workspace = Workspace::open(options.workspace);
        saveAssessment(*workspace, options.scores.profileFor(workspace->database()), day, options.save, 0, context,
                       context.stopToken());
        if (!context.quiet) context.err << "saved as " << options.save << '\n';
    }
    const auto reader = context.openReader(options.workspace);
    const Transaction snapshot(*reader, false);
    ScoreBook book;
    context.report("reading", 0, 0);
    book.load(*reader);
    tellDamaged(*reader, book, context);
    const Scores scores = book.score(options.scores.profileFor(*reader), day, context.stopToken());
    if (!context.quiet) tellBasisChange(*reader, book, scores, context);
    if (options.format == Format::table) {
        clientTable(*reader, book, scores, kShownColumns).writeTable(context.out);
        writeSummary(context.out, scores, lookBack(book, scores, context.stopToken()));
        tellBlocked(*reader, scores.blocked, context);
        return;
    }
    tellBlocked(*reader, scores.blocked, context);
    const Table table = clientTable(*reader, book, scores, kColumns);
    if (options.format == Format::csv)
        table.writeCsv(context.out);
    else
        writeJson(context.out, *reader, scores, lookBack(book, scores, context.stopToken()), table);
}

}  // namespace

void addAssessCommand(CLI::App& app, Context& context) {
    auto* command =
        app.add_subcommand("assess", "Score every client: RFM, stage, behaviour, value score and tier, with reasons");
    auto options = std::make_shared<AssessOptions>();
    addWorkspaceOption(*command, options->workspace);
    options->scores.addTo(*command);
    command->add_option("--save", options->save, "also keep the assessment in the workspace under this name")
        ->option_text("NAME");
    addFormatOption(*command, options->format);
    command->callback([options, &context] { assess(*options, context); });
}

}  // namespace meike::cli
