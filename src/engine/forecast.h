// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstdint>
#include <limits>
#include <memory>
#include <stop_token>
#include <vector>

#include "base/date.h"
#include "base/money.h"
#include "domain/scoring_profile.h"
#include "engine/client_facts.h"
#include "engine/clv_draws.h"
#include "engine/fitted_models.h"
#include "engine/gamma_gamma.h"
#include "engine/purchase_history.h"
#include "engine/purchase_model.h"
#include "engine/sufficiency.h"

namespace meike::engine {

struct BaseView;

/// A month of forecasts, in days: a year of 365.25 by twelve.
inline constexpr double kMonthDays = 30.4375;

/// An amount that is not known or not shown.
inline constexpr MinorUnits kNoAmount = std::numeric_limits<MinorUnits>::min();

/// Engine's name of the model a profile asks for; of `best` the one that a choice begins with (askedModel() chooses).
ModelKind modelOf(ForecastModel model);

/// Everything a forecast is a function of. Refers to what the caller holds. Parameters may be older than the histories:
/// an edit is forecast with the stored ones at once.
struct ForecastInput {
    const HistoryColumns& histories;
    const ModelFit& fit;
    const SpendFit& spend;
    const ForecastRule& rule;
    DayNumber asOf;
    unsigned threads = 2;  ///< the result is the same with any number
    /// The base that `histories` are the stream() of, with its contracts and its season; nothing: all orders are single
    /// ones, and no month differs from another.
    const BaseView* view = nullptr;
    const TotalCalibration* calibration = nullptr;  ///< of the totals' ranges; nothing: as they come
};

/// What is to be said of one client's forecast.
enum ForecastFlag : std::uint8_t {
    kFromOthers = 1,       ///< one purchase: based on clients like this one
    kNoRate = 2,           ///< a document in a currency without a rate: no values
    kBandOnly = 4,         ///< the range is a rounded band (step 2)
    kNoDate = 8,           ///< no next date: unlikely to be active still, or too rare an order
    kLosesMoney = 16,      ///< its orders are worth less than nothing on average: so is what is to come
    kByContractOnly = 32,  ///< all of it comes from contracts that may be renewed
    kAlsoContract = 64     ///< part of it does
};

/// Figures of the whole base. Values in minor units after margin; kNoAmount where there is none.
struct BaseForecast {
    Sufficiency sufficiency;
    /// Sum of the clients' values, nothing below step 3.
    MinorUnits clv = kNoAmount;
    MinorUnits clvLow = kNoAmount, clvHigh = kNoAmount;  ///< 80 % interval of the sum; rounded band in step 2
    /// The 80 % interval as computed, neither rounded nor reaching to the point; -1 = none. For tests of its coverage.
    double exactLow = -1, exactHigh = -1;
    double orders = -1;  ///< expected orders of all clients; -1 = no forecast
    double ordersLow = -1, ordersHigh = -1;
    std::size_t blocked = 0;   ///< clients with a purchase left out of the values: no rate for a currency
    bool noAttrition = false;  ///< nobody seems to leave: the model without drop-out stands in
    bool noSpend = false;      ///< no repeat purchase of a value above zero: no values
    bool spendShrunk = false;  ///< q below 1.05: every client is given the base's mean spend
    double spendQ = 0;
    double spendCorrelation = 0;   ///< of frequency and spend; the model assumes none
    bool spendCorrelated = false;  ///< ... and it is above 0.3 (or below -0.3)
    ModelKind model = ModelKind::mbg_nbd;
    bool season = false;            ///< months differ: the models work by the season's clock
    bool contracts = false;         ///< what contracts bring is forecast by their renewals
    double renewals = 0, lost = 0;  ///< ends of terms that were renewed, and that were not
    double contractOrders = 0;      ///< ... of the expected orders
    TotalCalibration calibration;   ///< how far totals were off in the past, in their ranges already
    PastNote past;
};

/// The contract of a client to speak of (nextToEnd).
struct ContractNote {
    DayNumber end = kNever;  ///< last day; kNever: none
    std::int32_t renewals = 0;
    bool due = false;
    bool joined = false;  ///< of short periods: it goes on with the next
    double chance = -1;   ///< of renewal; -1: not known
};

/// Forecasts of all clients as of a day, a column per figure, rows as in OrderColumns. Where the ladder allows no
/// forecast (step 0 and 1, and clients without a purchase) only the historic value is there.
struct Forecast {
    DayNumber asOf = 0;
    double horizonDays = 0;
    BaseForecast base;

    std::vector<double> alive;   ///< P(alive), 0..1; none: -1
    std::vector<double> orders;  ///< expected over the horizon; none: -1
    /// The narrowest range of orders that holds kRangeShare of what may come at least, and what it holds; none: -1.
    std::vector<std::int32_t> ordersLow, ordersHigh;
    std::vector<double> ordersHeld;
    std::vector<MinorUnits> clv;              ///< none, and below step 3: kNoAmount
    std::vector<MinorUnits> clvLow, clvHigh;  ///< 80 % interval of the client's own value; rounded band in step 2
    /// When the next order is expected, if the client still is one: 10 %, 50 % and 90 % of its next orders come up to
    /// that day. kNever: none; in nextLate alone: past ten years.
    std::vector<DayNumber> nextEarly, nextDay, nextLate;
    std::vector<MinorUnits> historic;  ///< value of everything so far, in the basis, before margin; unknown: kNoAmount
    std::vector<MinorUnits> historicPerYear;  ///< ... by years since the first purchase, at least one
    std::vector<std::uint8_t> flags;          ///< ForecastFlag bits
    std::vector<ContractNote> contract;       ///< empty: nobody has any

    std::size_t clients() const { return alive.size(); }
};

/// What the last forecast computed per distinct history, kept so that the next one with the same parameters computes
/// only what is new. Results never depend on it.
class ForecastCache {
public:
    ForecastCache();
    ~ForecastCache();
    ForecastCache(ForecastCache&&) noexcept;
    ForecastCache& operator=(ForecastCache&&) noexcept;

    struct State;

private:
    friend Forecast forecastClients(const ForecastInput& input, ForecastCache& cache, const std::stop_token& stop);
    std::unique_ptr<State> m_state;
};

/// Forecasts every client. CLV(H) = sum over months k of (CET(k) - CET(k-1)) (1+d)^(-k/12) x E[M] x margin (3-engine).
/// The base's interval is that of the sum of simulated clients over draws of the parameters. Throws Error{cancelled}.
Forecast forecastClients(const ForecastInput& input, ForecastCache& cache, const std::stop_token& stop = {});

}  // namespace meike::engine
