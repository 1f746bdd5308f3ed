"""What was asked and not found."""

import sqlalchemy as sa
import sqlmodel
from alembic import op

revision = '0002'
down_revision = '0001'
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Apply."""
    op.create_table('asked',
    sa.Column('text', sqlmodel.sql.sqltypes.AutoString(length=200), nullable=False),
    sa.Column('missed', sa.Integer(), nullable=False),
    sa.Column('rejected', sa.Integer(), nullable=False),
    sa.Column('first_on', sqlmodel.sql.sqltypes.AutoString(length=10), nullable=False),
    sa.Column('last_on', sqlmodel.sql.sqltypes.AutoString(length=10), nullable=False),
    sa.Column('state', sqlmodel.sql.sqltypes.AutoString(length=10), nullable=False),
    sa.PrimaryKeyConstraint('text')
    )
    op.create_index('ix_asked_state', 'asked', ['state'], unique=False)


def downgrade() -> None:
    """Take back."""
    op.drop_table('asked')
