// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <cmath>

#include <nlohmann/json.hpp>

#include "app/model_fit.h"
#include "app/movement.h"
#include "base/money.h"
#include "base/uid.h"
#include "cli/context.h"
#include "cli/table.h"
#include "storage/records.h"
#include "storage/workspace.h"

namespace meike::cli {

namespace {

using Json = nlohmann::ordered_json;
using engine::FitMode;
using engine::ModelKind;

constexpr std::string_view kSpendModel = "gamma-gamma";
constexpr std::string_view kBestModel = "best";

Json numberJson(double value) { return std::isfinite(value) ? Json(value) : Json(nullptr); }
Json numberJson(const std::optional<double>& value) { return value ? numberJson(*value) : Json(nullptr); }
Json noteJson(engine::FitNote note) {
    return note == engine::FitNote::none ? Json(nullptr) : Json(engine::fitNoteKey(note));
}

struct FitOptions {
    std::string workspace;
    std::string model = "mbg-nbd";
    std::string mode = "map";
    std::string unit = "days";
    std::string calibrationEnd;
    bool perClient = false;
    ScoreOptions scores;
    Format format = Format::table;

    double unitDays() const { return unit == "weeks" ? 7 : 1; }
    FitMode fitMode() const { return mode == "ml" ? FitMode::ml : FitMode::map; }
};

Json fitHead(const FitOptions& options, const char* model, double clients) {
    return {{"model", model}, {"mode", options.mode}, {"unit", options.unit}, {"clients", std::llround(clients)}};
}

Json spendJson(const FitOptions& options, const engine::SpendFit& fit, int decimals) {
    const double major = std::pow(10.0, -decimals);
    Json json = fitHead(options, "gamma-gamma", fit.clients);
    json["parameters"] = {{"p", numberJson(fit.p)}, {"q", numberJson(fit.q)}, {"gamma", numberJson(fit.gamma * major)}};
    json["standard_errors"] = {{"p", numberJson(fit.standardErrors[0])},
                               {"q", numberJson(fit.standardErrors[1])},
                               {"gamma", numberJson(fit.standardErrors[2] * major)}};
    // A density per minor unit becomes one per major unit: n values, each scaled.
    json["log_likelihood"] = numberJson(fit.logLikelihood - fit.clients * std::log(major));
    json["converged"] = fit.converged;
    json["evaluations"] = fit.evaluations;
    json["note"] = noteJson(fit.note);
    json["base_mean"] = numberJson(fit.baseMean * major);
    json["correlation"] = numberJson(fit.correlation);
    return json;
}

/// How the models and simple rules did at the origins before the end of the calibration, and what follows from it.
Json choiceJson(const engine::ModelChoice& choice) {
    Json json = {{"verdict", engine::forecastVerdictKey(choice.verdict)}, {"origins", choice.origins}};
    if (choice.origins == 0) return json;
    json["closest_rule"] = engine::simpleRuleKey(choice.closestRule);
    Json mae = Json::object();
    Json brier = Json::object();
    for (const engine::CandidateScore& score : choice.scores) {
        mae[engine::modelKey(score.kind)] = score.mae;
        brier[engine::modelKey(score.kind)] = score.brier;
    }
    for (std::size_t rule = 0; rule < engine::kSimpleRules; ++rule)
        mae[engine::simpleRuleKey(static_cast<engine::SimpleRule>(rule))] = choice.ruleMae[rule];
    json["mae"] = std::move(mae);
    json["brier"] = std::move(brier);
    return json;
}

Json purchaseJson(const FitOptions& options, const FittedModel& fitted) {
    const engine::ModelFit fit = engine::inUnit(fitted.fit, options.unitDays());
    const ModelKind kind = fit.parameters.kind;
    Json json = fitHead(options, engine::modelKey(kind), fit.clients);
    Json parameters = Json::object();
    Json errors = Json::object();
    for (std::size_t i = 0; i < engine::parameterCount(kind); ++i) {
        parameters[engine::parameterName(kind, i)] = numberJson(fit.parameters.value[i]);
        errors[engine::parameterName(kind, i)] = numberJson(fit.standardErrors[i]);
    }
    if (kind == ModelKind::mbg_cnbd_k) json["k"] = fit.parameters.k;
    json["parameters"] = std::move(parameters);
    json["standard_errors"] = std::move(errors);
    json["log_likelihood"] = numberJson(fit.logLikelihood);
    json["converged"] = fit.converged;
    json["evaluations"] = fit.evaluations;
    json["note"] = noteJson(fit.note);
    if (fitted.choice) json["choice"] = choiceJson(*fitted.choice);
    if (fitted.holdoutDays > 0) {
        const engine::PredictionScore& score = fitted.holdout;
        json["holdout"] = {{"days", fitted.holdoutDays},
                           {"actual", std::llround(score.actual)},
                           {"predicted", numberJson(score.predicted)},
                           {"mae", numberJson(score.mae)},
                           {"rmse", numberJson(score.rmse)},
                           {"error_rate", numberJson(score.errorRate)},
                           {"omission_rate", numberJson(score.omissionRate)}};
    } else {
        json["holdout"] = nullptr;
    }
    return json;
}

Json perClientJson(Database& reader, const FitOptions& options, const FittedModel& fitted) {
    const auto names = recordNames(reader, Kind::client);
    std::vector<const FittedClient*> clients;
    for (const FittedClient& client : fitted.clients) clients.push_back(&client);
    std::sort(clients.begin(), clients.end(), [&](const FittedClient* a, const FittedClient* b) {
        const std::string& left = names.at(a->client);
        const std::string& right = names.at(b->client);
        return left != right ? left < right : a->client < b->client;
    });
    std::vector<RecordId> ids;
    ids.reserve(clients.size());
    for (const FittedClient* client : clients) ids.push_back(client->client);
    auto uids = uidTexts(reader, Kind::client, ids);
    Json list = Json::array();
    for (std::size_t i = 0; i < clients.size(); ++i) {
        const FittedClient* client = clients[i];
        list.push_back({{"id", std::move(uids[i])},
                        {"name", names.at(client->client)},
                        {"x", client->history.repeats},
                        {"t_x", client->history.lastDay / options.unitDays()},
                        {"T", client->history.age / options.unitDays()},
                        {"p_alive", numberJson(client->alive)},
                        {"expected_orders", numberJson(client->expected)}});
    }
    return list;
}

Json renewalsJson(const FitOptions& options, const FittedRenewals& fitted) {
    const engine::RenewalFit& fit = fitted.fit;
    const std::array<double, 3> values{fit.parameters.alpha, fit.parameters.beta, fit.parameters.c};
    Json json = {{"model", engine::renewalKey(fit.parameters.kind)},
                 {"mode", options.mode},
                 {"contracts", std::llround(fit.contracts)},
                 {"renewed", std::llround(fit.renewals)},
                 {"given_up", std::llround(fit.lost)}};
    Json parameters = Json::object();
    Json errors = Json::object();
    for (std::size_t i = 0; i < engine::parameterCount(fit.parameters.kind); ++i) {
        parameters[engine::renewalParameterName(i)] = numberJson(values[i]);
        errors[engine::renewalParameterName(i)] = numberJson(fit.standardErrors[i]);
    }
    json["parameters"] = std::move(parameters);
    json["standard_errors"] = std::move(errors);
    json["log_likelihood"] = numberJson(fit.logLikelihood);
    json["converged"] = fit.converged;
    json["evaluations"] = fit.evaluations;
    json["note"] = noteJson(fit.note);
    if (fitted.holdoutDays > 0 && fitted.decided > 0) {
        json["holdout"] = {{"days", fitted.holdoutDays},        {"contracts", fitted.decided},
                           {"renewed", fitted.renewed},         {"predicted", numberJson(fitted.expected)},
                           {"brier", numberJson(fitted.brier)}, {"brier_base_rate", numberJson(fitted.brierBaseRate)}};
    } else {
        json["holdout"] = nullptr;
    }
    return json;
}

Json openContractsJson(Database& reader, const FittedRenewals& fitted) {
    const auto names = recordNames(reader, Kind::client);
    std::vector<RecordId> ids;
    for (const OpenContract& open : fitted.contracts) ids.push_back(open.client);
    auto uids = uidTexts(reader, Kind::client, ids);
    Json list = Json::array();
    for (std::size_t i = 0; i < fitted.contracts.size(); ++i) {
        const OpenContract& open = fitted.contracts[i];
        list.push_back({{"id", std::move(uids[i])},
                        {"name", names.at(open.client)},
                        {"contract_start", isoDate(dateOfDay(open.contract.start))},
                        {"contract_end", isoDate(dateOfDay(open.contract.end))},
                        {"renewals", open.contract.renewals},
                        {"renewal_due", open.due},
                        {"renewal_chance", numberJson(open.chance)}});
    }
    return list;
}

/// For people: a line a figure. Lists of clients are for machines.
void writeText(std::ostream& out, const Json& json, const std::string& prefix = {}) {
    for (const auto& [key, value] : json.items()) {
        if (value.is_object()) {
            writeText(out, value, prefix + key + " ");
        } else if (!value.is_array() && !value.is_null()) {
            std::string name = prefix + key;
            name.resize(std::max<std::size_t>(name.size() + 2, 28), ' ');
            out << name << (value.is_string() ? value.get<std::string>() : value.dump()) << '\n';
        }
    }
}

void fit(const FitOptions& options, Context& context) {
    const Date asOf = options.scores.day(context.clock);
    Date end = asOf;
    if (!options.calibrationEnd.empty()) {
        const auto parsed = parseIsoDate(options.calibrationEnd);
        if (!parsed) throw UsageError("--calibration-end: " + options.calibrationEnd + " is no date (YYYY-MM-DD)");
        if (*parsed > asOf) throw UsageError("--calibration-end lies after --as-of");
        end = *parsed;
    }
    const auto reader = context.openReader(options.workspace);
    const Transaction snapshot(*reader, false);
    const ScoringProfile profile = options.scores.profileFor(*reader);
    ScoreBook book;
    context.report("reading", 0, 0);
    book.load(*reader);
    tellDamaged(*reader, book, context);
    context.report("fitting", 0, 0);
    Json json;
    if (options.model == kSpendModel) {
        const auto spend = fitSpend(book, profile, options.fitMode(), end, context.stopToken());
        json = spendJson(options, spend, currencyDecimals(book.currency()));
    } else if (const auto renewals = engine::renewalOfKey(options.model)) {
        const FittedRenewals fitted =
            fitContracts(book, {*renewals, options.fitMode(), end, asOf}, context.stopToken());
        json = renewalsJson(options, fitted);
        if (options.perClient) json["per_client"] = openContractsJson(*reader, fitted);
    } else {
        const ModelFitRequest request{engine::modelOfKey(options.model), options.fitMode(), end, asOf};
        const FittedModel fitted = fitToHistory(book, request, context.stopToken());
        json = purchaseJson(options, fitted);
        if (options.perClient) json["per_client"] = perClientJson(*reader, options, fitted);
    }
    const std::vector<BlockedClient> blocked = book.blocked(end);
    json["blocked"] = blockedJson(*reader, blocked);
    if (options.format == Format::json)
        context.out << json.dump(2, ' ', false, Json::error_handler_t::replace) << '\n';
    else
        writeText(context.out, json);
    tellBlocked(*reader, blocked, context);
}

std::vector<std::string> fitModels() {
    std::vector<std::string> keys;
    keys.reserve(engine::kModelKinds.size());
    for (const ModelKind kind : engine::kModelKinds) keys.emplace_back(engine::modelKey(kind));
    for (const engine::RenewalKind kind : engine::kRenewalKinds) keys.emplace_back(engine::renewalKey(kind));
    keys.emplace_back(kSpendModel);
    keys.emplace_back(kBestModel);
    return keys;
}

void addFitCommand(CLI::App& app, Context& context) {
    auto* command =
        app.add_subcommand("fit", "Fit a model of purchases, contracts or spend, and hold it against what came after");
    auto options = std::make_shared<FitOptions>();
    addWorkspaceOption(*command, options->workspace);
    command->add_option("--model", options->model, "which model (default: mbg-nbd)")
        ->option_text("bg-nbd|mbg-nbd|mbg-cnbd-k|pareto-nbd|nbd|sbg|bdw|gamma-gamma|best")
        ->check(CLI::IsMember(fitModels()));
    command->add_option("--mode", options->mode, "pure maximum likelihood, or with weak priors (default: map)")
        ->option_text("ml|map")
        ->check(CLI::IsMember({"ml", "map"}));
    command
        ->add_option("--calibration-end", options->calibrationEnd,
                     "fit to the orders up to this day; those up to --as-of are the holdout")
        ->option_text("DATE");
    command->add_option("--unit", options->unit, "unit of time of parameters and histories (default: days)")
        ->option_text("days|weeks")
        ->check(CLI::IsMember({"days", "weeks"}));
    command->add_flag("--per-client", options->perClient, "also list every client (with --format json)");
    options->scores.addTo(*command);
    addFormatOption(*command, options->format, false);
    command->callback([options, &context] { fit(*options, context); });
}

struct MovementOptions {
    std::string workspace;
    std::string from, to;
    std::string by = "tier";
    std::string profile;
    Format format = Format::table;
};

void showMovement(const MovementOptions& options, Context& context) {
    const auto reader = context.openReader(options.workspace);
    const Transaction snapshot(*reader, false);
    ScoreOptions scores;
    scores.profile = options.profile;
    const ScoringProfile profile = scores.profileFor(*reader);
    ScoreBook book;
    context.report("reading", 0, 0);
    book.load(*reader);
    tellDamaged(*reader, book, context);
    const MoveBy by = options.by == "stage" ? MoveBy::stage : MoveBy::tier;
    const auto scoresOf = [&](Date day) {
        // Stages listen to the forecasts, tiers do not.
        return std::make_shared<const Scores>(by == MoveBy::stage
                                                  ? book.score(profile, day, context.stopToken())
                                                  : book.scoreWithoutForecast(profile, day, context.stopToken()));
    };
    const Standing from = readStanding(*reader, options.from, scoresOf);
    const Standing to = readStanding(*reader, options.to, scoresOf);
    const MovementTable table = movementBetween(from, to, by);
    const engine::Movement& moved = table.movement;
    // Stages hold a place for "none", which no client is in.
    std::vector<std::size_t> shown;
    for (std::size_t i = 0; i < table.classes.size(); ++i)
        if (table.classes[i].key != "none") shown.push_back(i);
    if (options.format == Format::json) {
        Json names = Json::array(), matrix = Json::array(), added = Json::object(), lost = Json::object();
        for (const std::size_t row : shown) {
            names.push_back(table.classes[row].key);
            Json line = Json::array();
            for (const std::size_t column : shown) line.push_back(moved.matrix[row][column]);
            matrix.push_back(std::move(line));
            added[table.classes[row].key] = moved.added[row];
            lost[table.classes[row].key] = moved.lost[row];
        }
        const Json json = {{"from", table.from}, {"to", table.to}, {options.by == "stage" ? "stages" : "tiers", names},
                           {"matrix", matrix},   {"new", added},   {"lost", lost}};
        context.out << json.dump(2, ' ', false, Json::error_handler_t::replace) << '\n';
        return;
    }
    std::vector<Table::Column> columns{{"from \\ to"}};
    for (const std::size_t column : shown) columns.push_back({table.classes[column].key, Shape::number});
    columns.push_back({"lost", Shape::number});
    Table out(std::move(columns));
    const auto line = [&](std::string name, const std::vector<std::size_t>& counts, const std::string& lost) {
        std::vector<std::string> cells{std::move(name)};
        for (const std::size_t column : shown) cells.push_back(std::to_string(counts[column]));
        cells.push_back(lost);
        out.add(std::move(cells));
    };
    for (const std::size_t row : shown)
        line(table.classes[row].key, moved.matrix[row], std::to_string(moved.lost[row]));
    line("new", moved.added, {});
    if (options.format == Format::csv)
        out.writeCsv(context.out);
    else
        out.writeTable(context.out);
}

void addMovementCommand(CLI::App& app, Context& context) {
    auto* command =
        app.add_subcommand("movement", "Who moved between two days or saved assessments: rows from, columns to");
    auto options = std::make_shared<MovementOptions>();
    addWorkspaceOption(*command, options->workspace);
    command->add_option("--from", options->from, "a day, or a saved assessment")->option_text("DATE|NAME")->required();
    command->add_option("--to", options->to, "a day, or a saved assessment")->option_text("DATE|NAME")->required();
    command->add_option("--by", options->by, "what moves (default: tier)")
        ->option_text("tier|stage")
        ->check(CLI::IsMember({"tier", "stage"}));
    command->add_option("--profile", options->profile, "rules for days: a preset or a JSON file")
        ->option_text("FILE|NAME");
    addFormatOption(*command, options->format);
    command->callback([options, &context] { showMovement(*options, context); });
}

}  // namespace

void addModelCommands(CLI::App& app, Context& context) {
    addFitCommand(app, context);
    addMovementCommand(app, context);
}

}  // namespace meike::cli
