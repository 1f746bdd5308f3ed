"""Upper levels' catalogues, and entries taken over from them."""

import sqlalchemy as sa
import sqlmodel
from alembic import op

revision = '0008'
down_revision = '0007'
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Apply."""
    op.create_table('upper_catalogue',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('name', sqlmodel.sql.sqltypes.AutoString(length=100), nullable=False),
    sa.Column('revision', sa.Integer(), nullable=False),
    sa.Column('rows', sa.JSON(), nullable=False),
    sa.Column('loaded_by', sa.Integer(), nullable=False),
    sa.Column('loaded_at', sqlmodel.sql.sqltypes.AutoString(length=19), nullable=False),
    sa.ForeignKeyConstraint(['loaded_by'], ['users.id'], ),
    sa.PrimaryKeyConstraint('id'),
    sa.UniqueConstraint('name')
    )
    op.create_table('upstream',
    sa.Column('kind', sqlmodel.sql.sqltypes.AutoString(length=20), nullable=False),
    sa.Column('slug', sqlmodel.sql.sqltypes.AutoString(length=120), nullable=False),
    sa.Column('upper_id', sa.Integer(), nullable=False),
    sa.Column('upper_slug', sqlmodel.sql.sqltypes.AutoString(length=120), nullable=False),
    sa.Column('revision', sa.Integer(), nullable=False),
    sa.Column('content', sa.JSON(), nullable=False),
    sa.Column('seen_by', sa.Integer(), nullable=False),
    sa.Column('seen_at', sqlmodel.sql.sqltypes.AutoString(length=19), nullable=False),
    sa.ForeignKeyConstraint(['seen_by'], ['users.id'], ),
    sa.ForeignKeyConstraint(['upper_id'], ['upper_catalogue.id'], ),
    sa.PrimaryKeyConstraint('kind', 'slug')
    )


def downgrade() -> None:
    """Take back."""
    op.drop_table('upstream')
    op.drop_table('upper_catalogue')
