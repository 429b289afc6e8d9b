// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QString>

#include "app/model_report.h"

namespace meike::ui {

/// A figure of the fitted models for those who know them; `error` is empty where there is none.
struct ModelFigure {
    QString name;
    QString value;
    QString error;
};

/// Parameters with standard errors, likelihoods and what they were fitted to, of both models, in the window's language.
/// Time in days, money in whole units of the base currency.
QList<ModelFigure> modelFigures(const ModelReport& report, Language language);

/// Everything the page shows as one long CSV table (part, item, figure, value): UTF-8 without byte order mark, CRLF.
QString modelCsv(const ModelReport& report, Language language);

}  // namespace meike::ui
